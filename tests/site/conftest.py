"""The built site: built once for all tests, in the background while others run.

`$HARNESS_SITE` names one that was built already, and is tested as it is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from harness import project as projects
from harness.project import Project

BUILD = pytest.StashKey[tuple[subprocess.Popen[str], Path]]()
VARIABLE = "HARNESS_SITE"


@pytest.fixture(scope="session")
def project() -> Project:
    return projects.here()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begins to build the site where a test asks for it; the others go on meanwhile."""
    wanted = any("site" in getattr(item, "fixturenames", ()) for item in session.items)
    if not wanted or os.environ.get(VARIABLE) or session.config.option.collectonly:
        return
    folder = Path(tempfile.mkdtemp(prefix="site-"))
    build = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        cwd=projects.here().root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    session.config.stash[BUILD] = build, folder


def pytest_sessionfinish(session: pytest.Session) -> None:
    if BUILD in session.config.stash:
        build, folder = session.config.stash[BUILD]
        build.kill()
        build.wait()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> Path:
    """The site as it is published, built strictly."""
    if os.environ.get(VARIABLE):
        folder = Path(os.environ[VARIABLE]).resolve()
        assert (folder / "index.html").exists(), f"{folder} has no site"
        return folder
    build, folder = request.config.stash[BUILD]
    printed = build.communicate()[1]
    assert build.returncode == 0, printed
    return folder
