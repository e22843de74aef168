"""What several tests need: a scratch copy of the project, the built site."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from proof import ROOT
from proof.prove.scratch import Copy

# What starts an interpreter or a browser, or breaks a copy of the project.
COSTLY = {"actionlint", "browser", "here", "project", "runner", "tensorflow"}


def pytest_collection_modifyitems(config: pytest.Config, items: list) -> None:
    """A plain `pytest` looks at what is there and runs what is stale. What is costly is
    for the whole gate (`--rerun`), and for who names it."""
    plain = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    if config.option.rerun or not plain:
        return
    costly = [
        item
        for item in items
        if item.get_closest_marker("costly")
        or COSTLY.intersection(getattr(item, "fixturenames", ()))
    ]
    config.hook.pytest_deselected(items=costly)
    items[:] = [item for item in items if item not in set(costly)]


class Project:
    """This project, or a scratch copy of it to break on purpose, and its commands."""

    def __init__(self, root: Path, site: Path) -> None:
        self.root, self.site = root, site

    def edit(self, file: str, old: str, new: str) -> None:
        """Replaces a text that stands there once."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file} holds {old!r} {text.count(old)} times"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def add(self, file: str, text: str) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, *words: str, **variables: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "-m", *words],
            cwd=self.root,
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | variables,
        )

    def start(self, *words: str, out: IO[str]) -> subprocess.Popen:
        """Starts `python -m …` here, which writes all that it says to a file."""
        variables = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, "-m", *words]
        return subprocess.Popen(
            command, cwd=self.root, env=variables, stdout=out, stderr=out
        )

    def pytest(self, *words: str, **variables: str) -> subprocess.CompletedProcess:
        return self.run("pytest", "-p", "no:cacheprovider", *words, **variables)

    def build(self) -> subprocess.CompletedProcess:
        return self.run("mkdocs", "build", "--strict", "--site-dir", str(self.site))


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return Copy(tmp_path_factory.mktemp("scratch"))


@pytest.fixture
def project(scratch: Copy) -> Iterator[Project]:
    """One copy for all tests, as it was in the beginning for each."""
    yield Project(scratch.root, scratch.site)
    scratch.restore()


@pytest.fixture
def here(tmp_path: Path) -> Project:
    """The project itself, for those who only ask."""
    return Project(ROOT, tmp_path / "site")


BUILD = pytest.StashKey[tuple[subprocess.Popen, Path]]()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begins to build the site where a test asks for it; the others go on meanwhile."""
    wanted = any("site" in getattr(item, "fixturenames", ()) for item in session.items)
    if not wanted or os.environ.get("PROOF_SITE") or session.config.option.collectonly:
        return
    folder = Path(tempfile.mkdtemp(prefix="site-"))
    build = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    session.config.stash[BUILD] = build, folder


def pytest_unconfigure() -> None:
    gc.freeze()  # the end of the process need not look through all that was read


def pytest_sessionfinish(session: pytest.Session) -> None:
    if BUILD in session.config.stash:
        build, folder = session.config.stash[BUILD]
        build.kill()
        build.wait()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> Path:
    """The site as it is published, built strictly; `$PROOF_SITE` names one that was
    built already."""
    if os.environ.get("PROOF_SITE"):
        return Path(os.environ["PROOF_SITE"])
    build, folder = request.config.stash[BUILD]
    said = build.communicate()[1]
    assert build.returncode == 0, said
    return folder


@pytest.fixture
def page(tmp_path: Path) -> Callable:
    """Makes a page out of Markdown; it lies outside the project."""
    from proof.pages import Page

    return lambda source: Page("learn/sequential", tmp_path / "page.md", source)
