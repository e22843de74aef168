"""Which versions of a dependency work with a release, from the trials of both.

A version *works* where no step fails that works as locked. What is said of a minor version
was measured with its newest patch, and each package was forced alone.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from harness import collectors, environments, subject
from harness.collectors import trials, wheels
from harness.collectors.dependencies import TrialLine
from harness.environments import Environment
from harness.project import Project, once

KIND = "dependencies"
# A step that reads what another one wrote says nothing where that one failed.
READS = {f"load {what}": f"save {what}" for what in (".h5", "SavedModel", ".keras")}


@dataclass(frozen=True)
class Tested:
    """One version, and what of it isn't as locked: `step` and `error` are the first
    failure, `errors` has each error with its steps, `warns` the new warnings, `repairs` the
    steps that work now."""

    version: Version
    step: str = ""
    error: str = ""
    errors: tuple[tuple[str, tuple[str, ...]], ...] = ()
    warns: tuple[str, ...] = ()
    used: int = 0
    repairs: tuple[str, ...] = ()

    @property
    def works(self) -> bool:
        return not self.step

    @property
    def minor(self) -> str:
        return ".".join(map(str, wheels.minor_of(self.version)))


@dataclass(frozen=True)
class Run:
    """Adjacent versions with one result, oldest first."""

    tested: tuple[Tested, ...]

    @property
    def first(self) -> Tested:
        return self.tested[0]

    @property
    def last(self) -> Tested:
        return self.tested[-1]

    @property
    def works(self) -> bool:
        return self.first.works

    @property
    def span(self) -> str:
        """By its minor versions: `1.17 – 1.19`."""
        ends = dict.fromkeys((self.first.minor, self.last.minor))
        return " – ".join(ends)


@dataclass(frozen=True)
class Range:
    """All that was tested of one package on one release, oldest version first."""

    env: Environment
    package: str
    locked: str
    tested: tuple[Tested, ...]
    broken: tuple[tuple[str, str], ...] = ()  # as locked: steps and their errors

    @property
    def runs(self) -> list[Run]:
        """Folded by what a reader meets: whether it works, else where it fails first."""
        groups = itertools.groupby(self.tested, key=lambda one: (one.step, one.error))
        return [Run(tuple(group)) for _, group in groups]

    @property
    def working(self) -> list[Run]:
        return [run for run in self.runs if run.works]

    @property
    def own(self) -> int:
        """Where the run of the locked version is among all runs."""
        return next(
            number
            for number, run in enumerate(self.runs)
            if any(str(one.version) == self.locked for one in run.tested)
        )

    @property
    def imported(self) -> bool:
        """Whether any trial imported the package at all."""
        return any(one.used for one in self.tested)

    def repairing(self, step: str) -> tuple[Run, ...]:
        """The versions that make a step work that fails as locked."""
        groups = itertools.groupby(self.tested, key=lambda one: step in one.repairs)
        return tuple(Run(tuple(group)) for works, group in groups if works)

    @property
    def requirement(self) -> str:
        """What a constraints file says: `numpy>=1.17,<1.20`; nothing where all works."""
        runs = self.runs
        bounds = []
        if self.own:
            bounds.append(f">={runs[self.own].first.minor}")
        if self.own < len(runs) - 1:
            bounds.append(f"<{runs[self.own + 1].first.minor}")
        return self.package + ",".join(bounds) if bounds else ""


@once
def ranges(project: Project) -> list[Range]:
    """Every package of every release that was tested, releases oldest first."""
    found: list[Range] = []
    for name, record in collectors.all_records(project).items():
        entries = record.entries(KIND)
        if entries:
            env = environments.load_all(project)[name]
            lines = {key: one.line for key, one in entries.items()}
            known = {k: v for k, v in lines.items() if isinstance(v, TrialLine)}
            found += of_release(env, known)
    return found


def of_release(env: Environment, known: Mapping[str, TrialLine]) -> Iterator[Range]:
    """What was tested on one release; nothing of a package that was never forced."""
    base = known.get(trials.LOCKED)
    if base is None:
        return
    for package, version in trials.locked(env).items():
        own = [
            compared(base, line)
            for key, line in known.items()
            if key.partition("==")[0] == package
        ]
        if own:
            own.append(Tested(Version(version)))
            ordered = tuple(sorted(own, key=lambda one: one.version))
            broken = tuple((s, text) for text, steps in base.errors for s in steps)
            yield Range(env, package, str(Version(version)), ordered, broken)


def compared(base: TrialLine, line: TrialLine) -> Tested:
    """A trial without what happens as locked too."""
    known = set(base.failing)
    known |= {step for step, needed in READS.items() if needed in line.failing}
    errors = [
        (text, tuple(s for s in own if s not in known)) for text, own in line.errors
    ]
    new = tuple((text, own) for text, own in errors if own)
    step = trials.verdict(base, line).lstrip("+")
    error = next((text for text, own in new if step in own), "")
    warns = tuple(text for text in line.warnings if text not in base.warnings)
    version = Version(line.key.partition("==")[2])
    repaired = () if new else tuple(s for s in base.failing if s not in line.failing)
    return Tested(version, step, error, new, warns, line.used, repaired)


@dataclass(frozen=True)
class Claim:
    """What TensorFlow's own metadata asks for, and the runs of versions that contradict
    it: `fails` are allowed and fail, `works` aren't allowed and work."""

    range: Range
    stated: str
    fails: tuple[Run, ...]
    works: tuple[Run, ...]


def claims(project: Project) -> Iterator[Claim]:
    """Each requirement of a TensorFlow wheel that the trials contradict."""
    for one in ranges(project):
        record = collectors.all_records(project)[one.env.name]
        base = record.entries(KIND)[trials.LOCKED].line
        assert isinstance(base, TrialLine)
        asked = stated(base.requires, one.package, one.env.python)
        if asked is None:
            continue
        claim = contradicted(one, asked.specifier)
        if claim.fails or claim.works:
            yield claim


def contradicted(one: Range, allowed: SpecifierSet) -> Claim:
    """What of a range isn't as it is claimed."""
    fails: list[Run] = []
    works: list[Run] = []
    told = ((t.version in allowed, t.step, t.error) for t in one.tested)
    pairs = zip(told, one.tested, strict=True)
    for (permitted, step, _), group in itertools.groupby(pairs, key=lambda p: p[0]):
        run = Run(tuple(tested for _, tested in group))
        if permitted and step:
            fails.append(run)
        elif not permitted and not step:
            works.append(run)
    return Claim(one, str(allowed), tuple(fails), tuple(works))


parsed = functools.cache(Requirement)  # releases state the same


def stated(
    requires: Iterable[tuple[str, str]], package: str, python: str
) -> Requirement | None:
    """What TensorFlow asks of a package on a Python, or None."""
    where = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "extra": "",
    }
    own = (what for who, what in requires if who in subject.DISTRIBUTIONS)
    for asked in map(parsed, own):
        name = canonicalize_name(asked.name)
        if trials.ALSO.get(name, name) != package:
            continue
        if asked.marker is None or asked.marker.evaluate(where):
            return asked
    return None
