"""What is remembered is never older than what it depends on."""

import os
import time

import pytest

from proof import memory, pages


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("PROOF_CACHE", str(tmp_path / "cache"))


def test_it_is_made_once_for_the_same():
    made = []

    def make():
        made.append(1)
        return {"text": "é", "lines": [1, 2]}

    first = memory.remembered("x", ["a"], make)
    assert memory.remembered("x", ["a"], make) == first == make()
    assert memory.remembered("x", ["b"], make) == first
    assert len(made) == 3  # one was called by the test


def test_other_tools_make_it_anew(monkeypatch):
    memory.remembered("x", [], lambda: "old")
    monkeypatch.setattr(memory, "tools", lambda: ["Markdown 0"])
    assert memory.remembered("x", [], lambda: "new") == "new"


def test_an_error_is_no_memory():
    with pytest.raises(ZeroDivisionError):
        memory.remembered("x", [], lambda: 1 / 0)
    assert memory.remembered("x", [], lambda: 1) == 1


def test_half_a_file_is_made_anew():
    memory.remembered("x", [], lambda: "whole")
    (path,) = (memory.this_cache() / "memory").rglob("*.json")
    path.write_text('"wh')
    assert memory.remembered("x", [], lambda: "again") == "again"


def test_where_nothing_can_be_written_it_is_made_each_time(monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(memory, "write", full)
    assert memory.remembered("x", [], lambda: 1) == 1
    assert memory.remembered("x", [], lambda: 2) == 2


def test_what_nobody_asked_for_in_a_month_is_forgotten():
    for name in "ab":
        memory.remembered("x", [name], lambda: 1)
    long_ago = time.time() - memory.MONTH - 1
    for path in (memory.this_cache() / "memory").rglob("*.json"):
        os.utime(path, (long_ago, long_ago))
    memory.remembered("x", ["a"], lambda: 2)
    memory.forget()
    assert memory.remembered("x", ["a"], lambda: 2) == 1
    assert memory.remembered("x", ["b"], lambda: 2) == 2


def test_a_page_is_read_anew_when_what_it_includes_changes(tmp_path, monkeypatch):
    """Here the page stays as it is, and so do its name and its settings."""
    folder = tmp_path / "snippets"
    folder.mkdir()
    monkeypatch.setattr(pages, "INCLUDES", (folder,))
    calls = []

    def extracted(page):
        calls.append(page.path)
        return []

    monkeypatch.setattr(pages.Page, "extracted", extracted)
    source = '``` python\n--8<-- "one.py:program"\n```\n'
    for text, times in (("a = 1\n", 1), ("a = 1\n", 1), ("a = 2\n", 2)):
        (folder / "one.py").write_text(text)
        assert pages.Page("x", tmp_path / "x.md", source).blocks == []
        assert len(calls) == times


def test_the_gate_looks_for_includes_where_the_site_does():
    _, configs = pages.settings()
    folders = configs["pymdownx.snippets"]["base_path"]
    assert tuple(map(str, folders)) == tuple(map(str, pages.INCLUDES))
