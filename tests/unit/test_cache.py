"""What is kept is never older than what it depends on."""

import os
import time

import pytest

from harness import cache
from harness.project import Project


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path, tmp_path / "cache")


def test_it_is_made_once_for_the_same(project):
    made = []

    def make():
        made.append(1)
        return {"text": "é", "lines": [1, 2]}

    first = cache.cached(project, "x", ["a"], make)
    assert cache.cached(project, "x", ["a"], make) == first == make()
    assert cache.cached(project, "x", ["b"], make) == first
    assert cache.cached(project, "y", ["a"], make) == first
    assert len(made) == 4  # one was called by the test


def test_other_tools_make_it_again(project, monkeypatch):
    cache.cached(project, "x", [], lambda: "old")
    monkeypatch.setattr(cache, "tools", lambda: ["Markdown 0"])
    assert cache.cached(project, "x", [], lambda: "new") == "new"


def test_an_error_is_not_kept(project):
    with pytest.raises(ZeroDivisionError):
        cache.cached(project, "x", [], lambda: 1 / 0)
    assert cache.cached(project, "x", [], lambda: 1) == 1


def test_half_a_file_is_made_again(project):
    cache.cached(project, "x", [], lambda: "whole")
    (path,) = project.cache.rglob("*.json")
    path.write_text('"wh')
    assert cache.cached(project, "x", [], lambda: "again") == "again"


def test_where_nothing_can_be_written_it_is_made_each_time(project, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache, "write", full)
    assert cache.cached(project, "x", [], lambda: 1) == 1
    assert cache.cached(project, "x", [], lambda: 2) == 2


def test_what_nobody_asked_for_in_a_month_expires(project):
    for name in "ab":
        cache.cached(project, "x", [name], lambda: 1)
    long_ago = time.time() - cache.MONTH - 1
    for path in project.cache.rglob("*.json"):
        os.utime(path, (long_ago, long_ago))
    cache.cached(project, "x", ["a"], lambda: 2)
    cache.expire(project)
    assert cache.cached(project, "x", ["a"], lambda: 2) == 1
    assert cache.cached(project, "x", ["b"], lambda: 2) == 2


def test_a_digest_of_contents(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("a")
    other.write_text("b")
    assert cache.contents([one]) == cache.contents([one])
    assert cache.contents([one]) != cache.contents([other])
