"""A plain `pytest` leaves out only what passed with the very same files."""

import subprocess

import pytest

from tests import conftest


@pytest.fixture
def root(tmp_path):
    for words in (["init", "-q"], ["config", "core.excludesFile", ""]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    (tmp_path / "page.md").write_text("one")
    (tmp_path / "other.md").write_text("two")
    (tmp_path / ".gitignore").write_text("site\n")
    return tmp_path


def test_the_same_files_are_the_same(root):
    before = conftest.everything(root)
    (root / "site").write_text("ignored")
    assert conftest.everything(root) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "page.md").write_text("two"),
        lambda root: (root / "page.md").rename(root / "renamed.md"),
        lambda root: (root / "page.md").unlink(),
        lambda root: (root / "new.md").write_text(""),
        lambda root: (root / "other.md").write_text("one"),
    ],
)
def test_any_change_is_seen(root, change):
    before = conftest.everything(root)
    change(root)
    assert conftest.everything(root) != before


def test_without_git_nothing_is_left_out(tmp_path):
    with pytest.raises(subprocess.CalledProcessError):
        conftest.everything(tmp_path)
