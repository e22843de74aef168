"""The next release, rehearsed: the preview becomes final, by the documented command.

What would be downloaded is replaced by what is here: the index and the search for a
recipe give the final version, the packages are the preview's, and so are the recorded
results. The examples of one page run for real.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat
import pytest
from packaging.version import Version

from harness import cli, collectors, environments, locks
from harness import project as projects
from harness.collectors import (
    api,
    applications,
    behaviors,
    bodies,
    install,
    notebooks,
    pypi,
)
from harness.collectors.api import Api
from harness.collectors.applications import Applications
from harness.collectors.behaviors import Behaviors
from harness.collectors.companions import Companions
from harness.collectors.dependencies import Dependencies
from harness.collectors.examples import Examples
from harness.collectors.install import AttemptLine, FollowupLine, SizeLine
from harness.collectors.notebooks import Notebooks
from harness.collectors.pypi import PypiLine
from harness.collectors.shell import Shell, ShellLine
from harness.environments import Environment
from harness.model import Collector, Entry, Job, Run
from harness.outcomes import PASSED
from harness.project import Project
from tests.project_copy import ProjectCopy, printed, scratch_cache

pytestmark = pytest.mark.slow

REAL = "learn/inputs-outputs"  # the page whose examples run: two train, one fails
EVIDENCE = re.compile(
    r"(?:environments|generated|docs/(?:versions|api|constraints)|checker/src/which_keras/data)/"
    r"|docs/learn/.*\.ipynb$"
)


@dataclass
class Rehearsal:
    """The preview, what is recorded of it, and the final version that it becomes.

    `entries` are by environment, collector and key, as they were before.
    """

    here: Project
    preview: Environment
    newest: Environment
    entries: dict[str, dict[str, dict[str, Entry]]]
    ran: list[str]  # the examples that ran for real

    @property
    def final(self) -> str:
        return str(Version(self.preview.version).base_version)

    def renamed(self, text: str) -> str:
        """With the final version instead of the preview's."""
        return text.replace(self.preview.version, self.final)

    def old_name(self, env: Environment) -> str:
        """Where the results of an environment are recorded: a variant that follows the
        newest release moves from the one before."""
        return env.name if env.is_release else self.before(env.name)

    def before(self, variant: str) -> str:
        return variant.replace(self.preview.name, self.newest.name, 1)

    def entry(self, job: Job) -> Entry | None:
        known = self.entries.get(self.old_name(job.env), {})
        return known.get(job.collector.name, {}).get(job.key)


def facts(entries: Mapping[str, Entry], kind: type) -> list[Any]:
    lines = (line for one in entries.values() for line in one.lines.values())
    return [line for line in lines if isinstance(line, kind)]


def replaying(rehearsal: Rehearsal, patch: pytest.MonkeyPatch) -> None:
    """Replaces what downloads or installs, and most of what runs."""
    preview, known = rehearsal.preview, rehearsal.entries[rehearsal.preview.name]
    (stated,) = facts(known["pypi"], PypiLine)
    attempts = facts(known["install"], AttemptLine)
    later = facts(known["install"], FollowupLine)
    (size,) = facts(known["install"], SizeLine)
    tried = [
        replace(
            one,
            key=rehearsal.renamed(one.key),
            packages={k: rehearsal.renamed(v) for k, v in one.packages.items()},
        )
        for one in attempts
    ]
    recipe = [rehearsal.renamed(line) for line in preview.install]
    final = Version(rehearsal.final)
    patch.setattr(pypi, "versions", lambda minor, *_: [final])
    patch.setattr(
        pypi, "facts", lambda key, version: replace(stated, key=key, first=str(final))
    )
    patch.setattr(install, "find", lambda *_: (preview.python, recipe, tried))
    patch.setattr(install, "afterwards", lambda *_: (size.megabytes, later))

    def resolve(
        here: Project,
        name: str,
        python: str,
        asked: list[str],
        override: object = None,
        variables: Mapping[str, str] | None = None,
        source: object = None,
    ) -> Environment:
        """Locks the packages that are here, and links their folder to the new lock."""
        old, new = preview, rehearsal.final
        if name != preview.name:
            old = environments.load(here, rehearsal.before(name))
        header = {"python": python, "install": asked}
        lines = [f"# {key} = {locks.toml(v)}\n" for key, v in header.items()]
        pins = old.lock.partition("# ///\n")[2].replace(f"=={old.version}", f"=={new}")
        lock = "".join(["# /// environment\n", *lines, "# ///\n", pins])
        made = Environment(name, lock, here.environments / name)
        folder = environments.folder_of(here, made)
        folder.symlink_to(environments.make(here, old).parent.parent)
        return made

    patch.setattr(locks, "resolve", resolve)
    run_example = Examples.run

    def example(self: Examples, here: Project, job: Job, slot: Any) -> Run:
        entry = rehearsal.entry(job)
        if entry is None or job.body.page == REAL:
            rehearsal.ran.append(job.key)
            return run_example(self, here, job, slot)
        return Run(entry.line.outcome, entry.seconds, entry.cpu, job.env.python)

    def notebook(self: Notebooks, here: Project, job: Job, slot: Any) -> Run:
        entry = rehearsal.entry(job)
        assert entry is not None, f"{job.key} isn't recorded: `make record` first"
        page = nbformat.read(notebooks.page_of(here, job.body), as_version=4)
        page.metadata["run"] = notebooks.described(job, entry.day, entry.seconds)
        outcome = entry.line.outcome
        result = {"notebook": page, "aborted": None, "error": None}
        result |= {"stdout": outcome.stdout, "stderr": outcome.stderr, "warnings": []}
        return Run(result, entry.seconds, entry.cpu, job.env.python)

    def shell(self: Shell, here: Project, job: Job, slot: Any) -> Run:
        entry = known["shell"].get(job.key)
        if entry is None:  # shown of the newest release only: what its example prints
            entry = known["examples"][job.body.trains.id]
            line = ShellLine(job.key, PASSED, entry.line.outcome.stdout)
        else:
            line = entry.line
        return Run(line, entry.seconds, entry.cpu, job.env.python)

    def names(self: Api, here: Project, job: Job, slot: Any) -> Run:
        entry = rehearsal.entry(job)
        assert entry is not None, f"{job.key} isn't recorded: `make record` first"
        return Run(found_again(here, job, entry), entry.seconds, entry.cpu, "3.13.0")

    patch.setattr(Api, "run", names)

    def trial(self: Collector, here: Project, job: Job, slot: Any) -> Run:
        entry = rehearsal.entry(job)
        assert entry is not None, f"{job.key} isn't recorded: `make record` first"
        return Run(entry.line, entry.seconds, entry.cpu, job.env.python)

    def behavior(self: Behaviors, here: Project, job: Job, slot: Any) -> Run:
        entry = rehearsal.entry(job)
        assert entry is not None, f"{job.key} isn't recorded: `make record` first"
        return Run(settled_again(here, entry), entry.seconds, entry.cpu, "3.13.0")

    def network(self: Applications, here: Project, job: Job, slot: Any) -> Run:
        entry = rehearsal.entry(job)
        assert entry is not None, f"{job.key} isn't recorded: `make record` first"
        known = bodies.load(here, applications.KIND)
        body = known[entry.line.network]
        parts = [known[body[part]] for part in ("layers", "out") if part in body]
        return Run([*parts, body], entry.seconds, entry.cpu, job.env.python)

    patch.setattr(Applications, "run", network)
    patch.setattr(Behaviors, "run", behavior)
    patch.setattr(Dependencies, "run", trial)
    patch.setattr(Companions, "run", trial)
    patch.setattr(Examples, "run", example)
    patch.setattr(Notebooks, "run", notebook)
    patch.setattr(Shell, "run", shell)


def found_again(here: Project, job: Job, entry: Entry) -> dict[str, Any]:
    """What the probe found, from its record."""
    known = bodies.load(here, api.KIND)
    found: dict[str, Any] = {"names": {}, "objects": {}, "calls": {}}
    for module, line in entry.lines.items():
        for name, one in known[line.names]["names"].items():
            body = dict(known[one])
            if job.key == api.CALLED:
                found["calls"][f"{module}.{name}"] = body
                continue
            path = body.pop("object")
            found["objects"][path] = body
            if module != api.BASES:
                found["names"][f"{module}.{name}"] = path
    return found


def settled_again(here: Project, entry: Entry) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a run of behaviors gave, from its record: names by module, and bodies."""
    known = bodies.load(here, behaviors.KIND)
    tables = {key: known[line.names]["objects"] for key, line in entry.lines.items()}
    made = {key: known[key] for names in tables.values() for key in names.values()}
    for body in list(made.values()):
        made |= {key: known[key] for key in body.get("cases", {}).values()}
    return tables, made


def git(copy: ProjectCopy, *words: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words],
        cwd=copy.root,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def kept(here: Project, names: list[str]) -> dict[str, dict[str, dict[str, Entry]]]:
    records = collectors.all_records(here)
    kinds = collectors.BY_NAME
    return {n: {k: dict(records[n].entries(k)) for k in kinds} for n in names}


@pytest.fixture(scope="module")
def rehearsed(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> tuple[ProjectCopy, Rehearsal]:
    """A copy in which the command was run, and what was there before."""
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
    follow = [f"{newest.name}+{name}" for name in here.settings["follow-newest"]]
    entries = kept(here, [previews[-1].name, *follow])
    preview = environments.load(here, previews[-1].name)
    rehearsal = Rehearsal(here, preview, newest, entries, [])
    with pytest.MonkeyPatch.context() as patch:
        replaying(rehearsal, patch)
        patch.setattr(projects, "here", lambda: here)
        patch.setattr(sys, "argv", ["python -m harness", "release", preview.name])
        assert cli.main() == 0
    return copy, rehearsal


@pytest.fixture(scope="module")
def copy(rehearsed: tuple[ProjectCopy, Rehearsal]) -> ProjectCopy:
    return rehearsed[0]


@pytest.fixture(scope="module")
def rehearsal(rehearsed: tuple[ProjectCopy, Rehearsal]) -> Rehearsal:
    return rehearsed[1]


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
    done = copy.run("pytest", "-q", "docs", "tests/content", "tests/site", **variables)
    assert done.returncode == 0, printed(done)[-8000:]
