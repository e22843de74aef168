"""The built site: built once for all tests, in the background while others run.

`$HARNESS_SITE` names one that was built already, and is tested as it is. Without
`--rerun`, the last build is used again as long as nothing that it was made of changes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from harness import cache
from harness import project as projects
from harness.project import Project

BUILD = pytest.StashKey[tuple[subprocess.Popen[str], Path]]()
VARIABLE = "HARNESS_SITE"
HOUR = 3600  # seconds
MADE_OF = ("docs", "generated", "snippets", "environments", "overrides", "harness")
MADE_OF += ("mkdocs.yml", "requirements.txt")


@pytest.fixture(scope="session")
def project() -> Project:
    return projects.here()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begins to build the site where a test asks for it; the others go on meanwhile."""
    wanted = any("site" in getattr(item, "fixturenames", ()) for item in session.items)
    if not wanted or os.environ.get(VARIABLE) or session.config.option.collectonly:
        return
    here = projects.here()
    folder = here.cache / "sites" / sources(here)
    if folder.exists() and not session.config.option.rerun:
        os.environ[VARIABLE] = str(folder)
        return
    for old in folder.parent.glob("*"):  # a session that still reads one is younger
        if time.time() - old.stat().st_mtime > HOUR:
            shutil.rmtree(old, ignore_errors=True)
    part = folder.with_suffix(f".{os.getpid()}")
    build = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", part],
        cwd=here.root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    session.config.stash[BUILD] = build, part


def sources(project: Project) -> str:
    """A digest of all that the site is made of."""
    files = [
        path
        for name in MADE_OF
        for path in sorted([project.root / name, *(project.root / name).rglob("*")])
        if path.is_file() and path.suffix != ".pyc"
    ]
    return cache.contents(files)[:16]


def pytest_sessionfinish(session: pytest.Session) -> None:
    if BUILD in session.config.stash:
        build, part = session.config.stash[BUILD]
        build.kill()
        build.wait()
        shutil.rmtree(part, ignore_errors=True)


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> Path:
    """The site as it is published, built strictly."""
    if os.environ.get(VARIABLE):
        folder = Path(os.environ[VARIABLE]).resolve()
        assert (folder / "index.html").exists(), f"{folder} has no site"
        return folder
    build, part = request.config.stash[BUILD]
    printed = build.communicate()[1]
    assert build.returncode == 0, printed
    whole = part.with_suffix("")
    if request.config.option.rerun or whole.exists():
        return part
    return part.rename(whole)
