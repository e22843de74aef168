"""The command line: `python -m harness --help`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from harness import audit as audits
from harness import (
    collectors,
    environments,
    locks,
    mnist,
    project,
    record,
    release,
    render,
)
from harness.collectors import companion_refresh, trials, wheels
from harness.environments import Broken, Pending
from harness.project import Project, ProjectError

DIFFERS = 3  # exit code: it ran, and found differences


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="python -m harness", description=__doc__)
    verbs = top.add_subparsers(dest="verb", required=True)

    def verb(name: str, act: Callable[..., int], help: str) -> argparse.ArgumentParser:
        made = verbs.add_parser(name, help=help)
        made.set_defaults(act=act)
        return made

    one = verb("record", run_record, "run what is stale and keep the results")
    one.add_argument("names", nargs="*", help="environments; without: all")
    one.add_argument("--force", action="store_true", help="run what is fresh as well")
    one.add_argument("--exact", action="store_true", help="a release without variants")
    one.add_argument(
        "--collector",
        action="append",
        choices=sorted(collectors.BY_NAME),
        help="one kind of fact; may be repeated",
    )
    one = verb("render", run_render, "write the Markdown that pages include")
    one.add_argument("--check", action="store_true", help="write nothing; fail instead")
    one = verb("lock", run_lock, "resolve an environment")
    one.add_argument("name", help="2.4, or 2.4+keras")
    one.add_argument("python", help="the interpreter: 3.8")
    one.add_argument("install", nargs="+", help='"tensorflow==2.4.4" "protobuf<3.21"')
    one.add_argument("--override", action="append", help='"keras>=3", by force')
    one.add_argument("--variable", action="append", default=[], metavar="NAME=VALUE")
    one.add_argument("--source", help="the URL of a list that states its versions")
    one.add_argument("--day", help="and of which day that list is: 2026-08-19")
    one.add_argument("--past", action="append", default=[], help="and its past ones")
    one = verb(
        "release",
        lambda project, given: release.make(project, given.version),
        "find how a release installs, and record it",
    )
    one.add_argument("version", help="its minor version: 2.4")
    one = verb("make", run_make, "make environments, so that later runs start at once")
    one.add_argument("names", nargs="*", help="without: those of the gate")
    one = verb("audit", run_audit, "run a sample of the records again and compare")
    one.add_argument("names", nargs="*", help="environments: all of their outcomes")
    one.add_argument("--count", type=int, default=20)
    one.add_argument("--seed", help="without: the commit")
    verb("wheels", run_wheels, "ask the index which versions of dependencies there are")
    one = verb("companions", run_companions, "ask the index about companions")
    one.add_argument("names", nargs="*", help="environments; without: all")
    one.add_argument("--again", action="store_true", help="resolve them all again")
    verb("nightly", run_nightly, f"run the examples on the nightly; {DIFFERS}: differs")
    return top


def run_record(project: Project, given: argparse.Namespace) -> int:
    chosen = given.collector or ()
    return record.record(project, given.names, given.force, given.exact, chosen)


def run_render(project: Project, given: argparse.Namespace) -> int:
    if not given.check:
        render.save(project, quiet=False)
        return 0
    wrong = render.changed(project)
    for name in wrong:
        print(f"{name}: isn't what the records say; `make render`")
    return 1 if wrong else 0


def run_lock(project: Project, given: argparse.Namespace) -> int:
    variables = dict(one.split("=", 1) for one in given.variable)
    source = {"address": given.source, "day": given.day, "past": given.past}
    wanted = given.name, given.python, given.install, given.override, variables
    stated = source if given.source else None
    locks.save(locks.resolve(project, *wanted, stated))
    return 0


def run_make(project: Project, given: argparse.Namespace) -> int:
    known = environments.load_all(project)
    chosen = environments.choose(given.names, known) or environments.gate(project)
    for env in chosen:
        print(f"{env.name}: {environments.make(project, env)}", flush=True)
    return 0


def run_audit(project: Project, given: argparse.Namespace) -> int:
    seed = given.seed or audits.commit(project)
    if given.names:
        jobs = audits.every(project, given.names)
        print(f"all {len(jobs)} outcomes of {', '.join(given.names)}", flush=True)
    else:
        jobs = audits.sample(project, given.count, seed)
        print(f"{len(jobs)} outcomes, drawn by {seed}", flush=True)
    wrong = audits.audit(project, jobs, told=True)
    print("\n".join(wrong) or "all as recorded")
    return 1 if wrong or not jobs else 0


def run_wheels(project: Project, _: argparse.Namespace) -> int:
    wheels.refresh(project, trials.PACKAGES)
    print(f"{wheels.path(project)}: {wheels.day(project)}", flush=True)
    return 0


def run_companions(project: Project, given: argparse.Namespace) -> int:
    companion_refresh.refresh(project, given.names, given.again)
    return 0


def run_nightly(project: Project, given: argparse.Namespace) -> int:
    version, found = audits.nightly(project)
    print(f"{version}: {len(found)} differences")
    print("\n".join(found))
    return DIFFERS if found else 0


def main() -> int:
    given = parser().parse_args()
    try:
        here = project.here()
        here.cache  # noqa: B018 a folder that can't be written is named at once
        return int(given.act(here, given))
    except (
        ProjectError,
        Broken,
        Pending,
        mnist.DataError,
        LookupError,
        OSError,
    ) as error:
        print(error, file=sys.stderr)
        return 1
