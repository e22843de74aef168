"""The next release, rehearsed: `python -m tests.rehearsal` in a copy of the project.

The preview becomes final by the documented command. What would be downloaded is replaced
by what is here: the index and the search for a recipe give the final version, the packages
are the preview's, and so are the recorded results. The examples of one page run for real;
it prints which. A separate process, since it replaces parts of it.
"""

from __future__ import annotations

import runpy
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import nbformat
import pytest
from packaging.version import Version

from harness import collectors, environments, locks
from harness import project as projects
from harness.collectors import (
    api,
    applications,
    behaviors,
    bodies,
    install,
    messages,
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
from harness.collectors.messages import Messages
from harness.collectors.notebooks import Notebooks
from harness.collectors.pypi import PypiLine
from harness.collectors.shell import Shell, ShellLine
from harness.environments import Environment
from harness.model import Collector, Entry, Job, Run
from harness.outcomes import PASSED
from harness.project import Project

RAN = "These examples ran:"
REAL = "learn/inputs-outputs"  # the page whose examples run: two train, one fails


@dataclass
class Rehearsal:
    """The preview, what is recorded of it, and the final version that it becomes.

    `entries` are by environment, collector and key, as they were before.
    """

    preview: Environment
    newest: Environment
    entries: dict[str, dict[str, dict[str, Entry]]]
    ran: list[str] = field(default_factory=list)  # the examples that ran for real

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

    def reading(self: Messages, here: Project, job: Job, slot: Any) -> Run:
        entry = rehearsal.entry(job)
        assert entry is not None, f"{job.key} isn't recorded: `make record` first"
        return Run(read_again(here, entry), entry.seconds, entry.cpu, "3.11.7")

    patch.setattr(Messages, "run", reading)
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


def read_again(here: Project, entry: Entry) -> dict[str, Any]:
    """What a reading of a package's source found, from its record."""
    known = bodies.load(here, messages.KIND)
    found: dict[str, Any] = {}
    for module, line in entry.lines.items():
        body = known[line.body]
        said = {name: known[one]["says"] for name, one in body["functions"].items()}
        found[module] = {"messages": said, "exports": body.get("public", {})}
    return found


def kept(here: Project, names: list[str]) -> dict[str, dict[str, dict[str, Entry]]]:
    records = collectors.all_records(here)
    kinds = collectors.BY_NAME
    return {n: {k: dict(records[n].entries(k)) for k in kinds} for n in names}


def main() -> None:
    here = projects.here()
    preview = [e for e in environments.load_all(here).values() if e.is_preview][-1]
    newest = environments.newest(here)
    follow = [f"{newest.name}+{name}" for name in here.settings["follow-newest"]]
    entries = kept(here, [preview.name, *follow])
    rehearsal = Rehearsal(preview, newest, entries)
    replaying(rehearsal, pytest.MonkeyPatch())
    sys.argv = ["python -m harness", "release", preview.name]
    try:
        runpy.run_module("harness", run_name="__main__")
    finally:
        print(RAN, *rehearsal.ran)


if __name__ == "__main__":
    main()
