"""A copy to break, and the table of all faults: `docs/about/faults.txt`."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from harness import project as projects
from harness.project import write
from tests.faults.fault import DATA, KINDS, Fault, of_project, roles
from tests.faults.table import FAULTS
from tests.faults.texts import markdown_table
from tests.project_copy import (
    OFFLINE,
    Done,
    ProjectCopy,
    printed,
    scratch_cache,
)
from tests.resilience import SCENARIOS

TABLE = "docs/about/faults.txt"


@dataclass
class Bench:
    """A copy, its built site, and a cache whose data can be damaged."""

    copy: ProjectCopy
    site: Path
    cache: Path

    def check(self, fault: Fault) -> tuple[int, str]:
        """Runs the part of the gate that ought to notice: its exit code and output."""
        how, *words = fault.check
        if how == "record":
            found = self.difference(fault.renew)
            return len(found), "\n".join(found)
        if how == "audit":
            return self.ended(self.copy.run("tests.faults.again", *reordered(fault)))
        if how == "build":
            return self.ended(self.copy.build(self.site, "--strict"))
        if how == "site":
            self.copy.build(self.site, "--no-strict", "--dirty")
            return self.pytest(*words, HARNESS_SITE=str(self.site))
        own = {"HARNESS_CACHE": str(self.cache), **OFFLINE}
        return self.pytest(*fault.check, **(own if fault.file == DATA else {}))

    def pytest(self, *words: str, **variables: str) -> tuple[int, str]:
        return self.ended(self.copy.run("pytest", "-q", *words, **variables))

    def ended(self, done: Done) -> tuple[int, str]:
        return done.returncode, printed(done)

    def renew(self, what: str) -> str:
        """Records one example again: `learn/x/y 2.4`. Returns what that printed."""
        done = self.copy.run("tests.faults.again", "renew", *what.split())
        return printed(done)

    def difference(self, what: str) -> list[str]:
        """How the record of an example differs from the original's."""
        done = self.copy.run(
            "tests.faults.again", "compare", *what.split(), self.original
        )
        return done.stdout.splitlines() if done.returncode else []

    @property
    def original(self) -> str:
        return str(self.copy.original)

    def restore(self) -> None:
        """The copy, and the pages of its site that a fault had built again."""
        self.copy.restore()

    def scratch_data(self) -> None:
        """A cache with separate data."""
        real = projects.here().cache
        scratch_cache(self.cache, real, without=(DATA,))
        shutil.copy(real / DATA, self.cache)


def reordered(fault: Fault) -> tuple[str, str, str]:
    verb, env_name, name = fault.check
    return verb, name, env_name


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    folder = tmp_path_factory.mktemp("faults")
    copy = ProjectCopy.lay(folder / "project", projects.here().root)
    return Bench(copy, folder / "site", folder / "cache")


@pytest.fixture(scope="session")
def unbroken(bench: Bench, request: pytest.FixtureRequest) -> None:
    """Each check that will run passes on the unbroken copy."""
    items = (getattr(item, "callspec", None) for item in request.session.items)
    chosen = [spec.params["fault"] for spec in items if spec and "fault" in spec.params]
    named = roles(projects.here())
    faults = [of_project(one, named) for one in chosen]
    done = bench.copy.build(bench.site, "--strict")
    assert done.returncode == 0, printed(done)
    groups: dict[str, dict[str, None]] = {"plain": {}, "again": {}, "site": {}}
    alone = {}
    for fault in faults:
        how, *words = fault.check
        if how in ("record", "audit"):
            alone[fault.check, fault.renew] = fault
        elif how == "site":
            groups["site"] |= dict.fromkeys(words)
        elif how != "build":
            kind = "again" if "--rerun" in words else "plain"
            chosen_words = [one for one in (how, *words) if not one.startswith("-")]
            groups[kind] |= dict.fromkeys(chosen_words)
    site = {"HARNESS_SITE": str(bench.site)}
    for kind, options, variables in (
        ("plain", [], {}),
        ("again", ["--rerun"], {}),
        ("site", [], site),
    ):
        if groups[kind]:
            code, output = bench.pytest(*groups[kind], *options, **variables)
            assert code == 0, f"the unbroken copy fails:\n{output[-8000:]}"
    for fault in alone.values():
        output = bench.renew(fault.renew) if fault.renew else ""
        code, found = bench.check(fault)
        bench.restore()
        assert code == 0, f"the unbroken copy fails {fault.check}:\n{output}{found}"


ROWS: dict[str, list[tuple[str, ...]]] = {"fault": [], "scenario": []}


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Collects what the tests of both rooms found."""
    if report.when == "call" and report.passed:
        for name, value in report.user_properties:
            if name in ROWS:
                ROWS[name].append(tuple(value))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Writes the table when all ran and passed."""
    faults, scenarios = ROWS["fault"], ROWS["scenario"]
    if len(faults) < len(FAULTS) or len(scenarios) < len(SCENARIOS):
        return
    here = projects.here()
    counts = ", ".join(f"{k} {sum(row[0] == k for row in faults)}" for k in KINDS)
    first = markdown_table(("Kind", "Injected fault", "Caught by", "Message"), faults)
    second = markdown_table(("Failure scenario", "Result"), scenarios)
    total = f"{len(faults)} faults ({counts}), none missed; {len(scenarios)} failure scenarios survived."
    write(here.root / TABLE, f"{first}\n{total}\n\n{second}")


@pytest.fixture
def broken(bench: Bench, unbroken: None) -> Iterator[Bench]:
    yield bench
    bench.restore()
