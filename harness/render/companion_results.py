"""What is known of a companion on a release, from its trials with both Kerases.

A release has plans for the companion as it is, and its variant with `tf_keras` has others.
The first plan is what an installer chooses today; the others were tested where it fails.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from packaging.version import Version

from harness import collectors, environments
from harness.collectors.companion_index import VARIANT, Plan, load
from harness.collectors.companion_uses import Use, uses
from harness.collectors.companions import CompanionLine, Companions
from harness.environments import Environment
from harness.outcomes import WARNED, WORKS
from harness.project import Project, once

KIND = Companions.name
WORKING, WARNING, PINNED, OLDER = "works", "warns", "pin", "older"
LEGACY, REFUSED, FAILING = "tf_keras", "refused", "fails"
GOOD = (WORKING, WARNING, PINNED, OLDER, LEGACY)


@dataclass(frozen=True)
class Trial:
    """A plan and its result."""

    plan: Plan
    line: CompanionLine

    @property
    def works(self) -> bool:
        return self.line.outcome in WORKS


@dataclass(frozen=True)
class Side:
    """All trials of a companion in one environment, the installer's choice first;
    `refused` says why there is none."""

    env: Environment
    trials: tuple[Trial, ...]
    refused: str = ""

    @property
    def first(self) -> Trial | None:
        return self.trials[0] if self.trials else None

    @property
    def working(self) -> Trial | None:
        """The first that works; the installer's choice, if that does."""
        return next((one for one in self.trials if one.works), None)


@dataclass(frozen=True)
class Cell:
    """A companion on a release: as it is (`own`), and with `tf_keras` (`legacy`)."""

    use: Use
    own: Side
    legacy: Side | None = None

    @property
    def release(self) -> str:
        return self.own.env.name

    @property
    def kind(self) -> str:
        working = self.own.working
        if working is None:
            if self.legacy and self.legacy.working:
                return LEGACY
            return FAILING if self.own.first else REFUSED
        if working is self.own.first:
            return WARNING if working.line.outcome == WARNED else WORKING
        if working.plan.pins:
            return PINNED
        # With the other Keras the newest version works: that is nearer than an older one.
        legacy = self.legacy.working if self.legacy else None
        newer = legacy is not None and version(legacy) > version(working)
        return LEGACY if newer else OLDER

    @property
    def side(self) -> Side:
        """The environment in which it works, else the release's own."""
        return self.legacy if self.kind == LEGACY and self.legacy else self.own

    @property
    def shown(self) -> Trial | None:
        """What works, else what an installer chooses."""
        return self.side.working or self.own.first

    @property
    def failed(self) -> Trial | None:
        """What an installer chooses, where that fails."""
        first = self.own.first
        return first if first and not first.works else None

    @property
    def has_keras_3(self) -> bool:
        """Whether the release's own Keras is Keras 3."""
        return Version(self.own.env.packages.get("keras", "2")).major >= 3

    @property
    def install(self) -> list[str]:
        """What a reader gives to an installer; empty where nothing can be installed."""
        if self.shown is None:
            return []
        plan, extra = self.shown.plan, self.use.package.removeprefix(self.use.name)
        named = f"{self.use.name}{extra}=={plan.version}"
        found = [*self.side.env.install, named, *self.use.also, *plan.pins]
        return list(dict.fromkeys(found))

    @property
    def replaced(self) -> list[tuple[str, str, str]]:
        """What it changes in the release's lock: a package, and its version before and
        after."""
        if self.shown is None:
            return []
        locked = self.side.env.packages
        pairs = (one.split("==") for one in self.shown.plan.adds)
        return [(name, locked[name], new) for name, new in pairs if name in locked]


def version(trial: Trial) -> Version:
    return Version(trial.plan.version)


@once
def cells(project: Project) -> dict[tuple[str, str], Cell]:
    """Every companion that was tested, by release and package; oldest release first."""
    known = environments.load_all(project)
    records = collectors.all_records(project)
    plans = load(project).plans
    found: dict[tuple[str, str], Cell] = {}
    for name in (name for name in known if name in plans and known[name].is_release):
        lines = lines_of(records[name].entries(KIND))
        other = f"{name}+{VARIANT}"
        others = lines_of(records[other].entries(KIND)) if other in plans else {}
        for use in uses(project):
            own = side(known[name], plans[name], use, lines)
            if own is None:
                continue
            legacy = side(known[other], plans[other], use, others) if others else None
            found[name, use.name] = Cell(use, own, legacy)
    return found


def lines_of(entries: Mapping[str, object]) -> dict[str, CompanionLine]:
    lines = ((key, getattr(entry, "line", None)) for key, entry in entries.items())
    return {key: one for key, one in lines if isinstance(one, CompanionLine)}


def side(
    env: Environment, plans: list[Plan], use: Use, lines: Mapping[str, CompanionLine]
) -> Side | None:
    """What was tested of a companion in an environment; None where nothing was."""
    own = [one for one in plans if one.package == use.name]
    trials = tuple(Trial(one, lines[one.key]) for one in own if one.key in lines)
    refused = next((one.refused for one in own if one.refused), "")
    return Side(env, trials, refused) if trials or refused else None


def releases(project: Project) -> list[str]:
    """Those on which companions were tested, oldest first."""
    return list(dict.fromkeys(release for release, _ in cells(project)))


def packages(project: Project) -> list[str]:
    return sorted({package for _, package in cells(project)})


def trials_count(project: Project) -> int:
    """Outcomes: every trial, and every version that an installer didn't find."""
    every = [one for cell in cells(project).values() for one in (cell.own, cell.legacy)]
    return sum(len(one.trials) or 1 for one in every if one)
