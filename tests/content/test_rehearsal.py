"""The next release, rehearsed: the preview becomes final, by the documented command, with
what is here already (tests/rehearsal.py)."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.version import Version

from harness import environments
from harness.environments import Environment
from harness.project import Project
from tests.project_copy import ProjectCopy, printed, scratch_cache
from tests.rehearsal import RAN, REAL

pytestmark = pytest.mark.slow

READERS = "tests/site/test_readers.py"
EVIDENCE = re.compile(
    r"(?:environments|generated|docs/(?:versions|api|constraints)|checker/src/which_keras/data)/"
    r"|docs/learn/.*\.ipynb$"
)


@dataclass
class Rehearsal:
    """What was there before, and which examples ran for real."""

    copy: ProjectCopy
    here: Project
    preview: Environment
    newest: Environment
    ran: list[str]

    @property
    def final(self) -> str:
        return str(Version(self.preview.version).base_version)


def git(copy: ProjectCopy, *words: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words],
        cwd=copy.root,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def rehearsal(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Rehearsal:
    """A copy in which the command was run."""
    previews = [e for e in environments.load_all(project).values() if e.is_preview]
    if not previews:
        pytest.skip("there is no preview of a release")
    folder = tmp_path_factory.mktemp("rehearsal")
    copy = ProjectCopy.lay(folder / "project", project.root)
    git(copy, "init", "--quiet")
    git(copy, "add", "--all")
    git(copy, "commit", "--quiet", "--message", "Before")
    here = Project(copy.root, scratch_cache(folder / "cache", project.cache))
    newest = environments.newest(here)
    done = copy.run("tests.rehearsal", HARNESS_CACHE=str(here.cache))
    assert done.returncode == 0, printed(done)
    (ran,) = re.findall(rf"^{RAN} (.*)$", done.stdout, re.MULTILINE)
    return Rehearsal(copy, here, previews[-1], newest, ran.split())


@pytest.fixture(scope="module")
def copy(rehearsal: Rehearsal) -> ProjectCopy:
    return rehearsal.copy


def test_the_preview_is_the_newest_release(rehearsal: Rehearsal) -> None:
    here = rehearsal.here
    here.forget()
    now = environments.newest(here)
    assert (now.name, now.version) == (rehearsal.preview.name, rehearsal.final)
    for name in here.settings["follow-newest"]:
        assert (here.environments / f"{now.name}+{name}").is_dir()
        assert not (here.environments / f"{rehearsal.newest.name}+{name}").exists()


def test_the_examples_of_one_page_ran(rehearsal: Rehearsal) -> None:
    ran = [key for key in rehearsal.ran if key.rpartition("/")[0] == REAL]
    assert len(ran) == len(set(ran)) > 1


def test_only_evidence_and_what_is_made_of_it_changed(copy: ProjectCopy) -> None:
    git(copy, "add", "--all")
    changed = git(copy, "diff", "--cached", "--name-only").splitlines()
    assert changed
    assert [file for file in changed if not EVIDENCE.match(file)] == []


@pytest.fixture(scope="module")
def built(copy: ProjectCopy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the copy; the plain gate looks at it."""
    folder = tmp_path_factory.mktemp("built")
    done = copy.build(folder, "--strict")
    assert done.returncode == 0, printed(done)
    return folder


def test_the_site_is_built(built: Path, rehearsal: Rehearsal) -> None:
    page = built / "versions" / rehearsal.preview.name / "index.html"
    assert rehearsal.final in page.read_text("utf-8")


def test_the_plain_gate_passes(
    copy: ProjectCopy, rehearsal: Rehearsal, built: Path
) -> None:
    variables = {"HARNESS_CACHE": str(rehearsal.here.cache), "HARNESS_SITE": str(built)}
    # The machinery's tests have separate projects, without these releases.
    # The Markdown of the pages is made of what the other tests read.
    words = "docs", "tests/content", "tests/site", f"--ignore={READERS}"
    done = copy.run("pytest", "-q", *words, **variables)
    assert done.returncode == 0, printed(done)[-8000:]
