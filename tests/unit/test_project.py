"""The project: what is read once, what is written whole, where the cache is."""

import os
from pathlib import Path

import pytest

from harness.project import Project, ProjectError, cache_folder, metadata, write


def test_what_is_read_is_read_once(tiny):
    calls = []
    for _ in range(2):
        assert tiny.project.once(calls.append) is None
    assert calls == [tiny.project]
    tiny.project.forget()
    tiny.project.once(calls.append)
    assert len(calls) == 2


def test_two_projects_share_nothing(tiny, tmp_path):
    assert Project(tmp_path).once(lambda one: one.root) == tmp_path
    assert tiny.project.once(lambda one: one.root) == tiny.root


def test_settings_that_are_missing_are_named(tmp_path):
    with pytest.raises(ProjectError, match=r"pyproject\.toml:1: add the table \[tool"):
        Project(tmp_path).settings  # noqa: B018
    (tmp_path / "pyproject.toml").write_text("[tool.other]\n")
    with pytest.raises(ProjectError, match=r"add the table \[tool\.harness\]"):
        Project(tmp_path).settings  # noqa: B018


def test_an_error_names_a_path_from_where_one_is(tiny, monkeypatch):
    monkeypatch.chdir(tiny.root)
    error = ProjectError(tiny.project.docs / "learn/first.md", 4, "fix it")
    assert str(error) == "docs/learn/first.md:4: fix it"


def test_a_whole_file_is_written_and_an_equal_one_left_alone(tmp_path):
    path = tmp_path / "new" / "file"
    write(path, "é\n")
    assert path.read_bytes() == "é\n".encode()
    os.utime(path, (1, 1))
    write(path, "é\n".encode())
    assert path.stat().st_mtime == 1
    write(path, "other\n")
    assert path.read_text() == "other\n"
    assert path.stat().st_mode & 0o777 == 0o644


def test_what_cannot_be_written_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "examples.jsonl"
    write(path, "old\n")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match=r"No space.*examples\.jsonl"):
        write(path, "new\n")
    assert [one.name for one in tmp_path.iterdir()] == ["examples.jsonl"]
    assert path.read_text() == "old\n"


def test_the_cache_can_be_moved(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.delenv("HARNESS_CACHE", raising=False)
    assert cache_folder().parent == tmp_path / "xdg"
    monkeypatch.setenv("HARNESS_CACHE", str(tmp_path / "own"))
    assert cache_folder() == tmp_path / "own"
    assert list((tmp_path / "own").iterdir()) == []


def test_a_cache_that_cannot_be_written_is_named_at_once(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("HARNESS_CACHE", str(tmp_path / "file" / "cache"))
    with pytest.raises(
        ProjectError, match=r"file/cache:1: .*can't be written.*HARNESS_"
    ):
        Project(tmp_path).cache  # noqa: B018


def test_a_cache_that_can_only_be_read_is_named_at_once(tmp_path, monkeypatch):
    """A folder that exists but accepts no file: root may write into any."""

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    monkeypatch.setenv("HARNESS_CACHE", str(tmp_path))
    with pytest.raises(ProjectError, match=r"can't be written \(Permission denied\)"):
        cache_folder()


HEADER = '# /// script\n# a = 1\n#\n# b = "c"\n# ///\n'


def test_metadata_is_read_by_its_kind():
    text = "# /// other\n# a = 2\n# ///\n" + HEADER
    assert metadata(text, "script", "x.py") == {"a": 1, "b": "c"}
    assert metadata(text, "other", "x.py") == {"a": 2}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = 1\n", "x.py:1: no header: begin with `# /// script`"),
        ("# /// script\n# a = 1\n", "x.py:1: no header"),
        ("\n" + HEADER.replace("a = 1", "[a"), "x.py:2: the header isn't TOML"),
    ],
)
def test_metadata_that_cannot_be_read_is_named(text, message):
    with pytest.raises(ProjectError) as raised:
        metadata(text, "script", Path("x.py"))
    assert message in str(raised.value)
