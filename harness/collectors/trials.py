"""Which versions of a release's dependencies are worth a trial.

Of each package some minor versions, spread over all that its Python can install; then,
between two that differ, the one in the middle, until each border is found. What was found
before decides what is tested next, so this reads the record.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from typing import Protocol

from packaging.version import Version

from harness.collectors import wheels
from harness.environments import Environment
from harness.project import Project

LOCKED = "as locked"
ENDS = 2  # only the oldest and the newest version
# How many versions of each package are spread at first, what readers ask about first.
PACKAGES = {
    "numpy": 6,
    "protobuf": 6,
    "keras": 6,
    "h5py": 5,
    "typing-extensions": 3,
    "setuptools": 3,
    "wrapt": 3,
    "ml-dtypes": 4,
    "tensorboard": 3,
    "gast": 3,
    "scipy": 3,
    "flatbuffers": ENDS,
    "absl-py": ENDS,
    "optree": ENDS,
    "rich": ENDS,
    "grpcio": ENDS,
    "werkzeug": ENDS,
    "google-auth": ENDS,
    "six": ENDS,
    "packaging": ENDS,
    "opt-einsum": ENDS,
}
# Versions before these are of another time than any release here.
FLOORS = {"protobuf": "3.6", "keras": "2.3", "setuptools": "40", "tensorboard": "1.15"}
# A lock's name for a package, and the package whose versions are tested.
ALSO = {"keras-nightly": "keras"}


class Trial(Protocol):
    """What a trial said: the steps that fail."""

    @property
    def failing(self) -> tuple[str, ...]: ...


def locked(env: Environment) -> dict[str, str]:
    """The packages that are tested, and the version that the lock has of each."""
    has = {ALSO.get(name, name): version for name, version in env.packages.items()}
    return {name: has[name] for name in PACKAGES if name in has}


def verdict(base: Trial, trial: Trial) -> str:
    """The first step that fails though it works as locked; `+` where steps work that
    fail as locked; else nothing."""
    known = set(base.failing)
    for step in trial.failing:
        if step not in known:
            return step
    return "+" if known - set(trial.failing) else ""


def wanted(project: Project, env: Environment, known: Mapping[str, Trial]) -> list[str]:
    """The requirements to try in an environment; `known` has what was found, by
    requirement."""
    found = []
    for package, version in locked(env).items():
        has = [
            Version(v)
            for v in wheels.load(project).get(package, {}).get(env.python, ())
        ]
        chosen = choose(package, has, Version(version), known)
        found += [f"{package}=={one}" for one in chosen if str(one) != version]
    return found


def choose(
    package: str, has: list[Version], own: Version, known: Mapping[str, Trial]
) -> list[Version]:
    """The versions of one package to try: those spread, and those between two that
    differ. `has` has one of each minor, oldest first; `own` is the locked one."""
    floor = Version(FLOORS.get(package, "0"))
    others = {one for one in has if one >= floor and minor(one) != minor(own)}
    line = sorted(others | {own})
    chosen = spread(line, line.index(own), PACKAGES[package])
    base = known.get(LOCKED)
    if base is None:
        return [line[number] for number in chosen]

    def said(number: int) -> str | None:
        if line[number] == own:
            return ""
        trial = known.get(f"{package}=={line[number]}")
        return None if trial is None else verdict(base, trial)

    return [line[number] for number in halved(chosen, said)]


def minor(version: Version) -> tuple[int, ...]:
    return wheels.minor_of(version)


def spread(line: list[Version], own: int, count: int) -> list[int]:
    """Positions: the ends, and where `count` is above two, those around the locked one,
    the newest of each major, and some between, until there are a few more than `count`."""
    last = len(line) - 1
    needed = {0, last, own}
    if count <= ENDS:
        return sorted(needed)
    needed |= {max(0, own - 1), min(last, own + 1)}
    majors = {version.major: number for number, version in enumerate(line)}
    if len(majors) <= count:
        needed |= set(majors.values())
    while len(needed) <= count and len(needed) <= last:
        ordered = sorted(needed)
        gaps = [(b - a, a) for a, b in itertools.pairwise(ordered)]
        width, start = max(gaps, key=lambda gap: gap[0])
        if width < 2:
            break
        needed.add(start + width // 2)
    return sorted(needed)


def halved(chosen: list[int], said: Callable[[int], str | None]) -> list[int]:
    """Positions with those between two that differ, as far as is known."""
    done = [chosen[0]]
    todo = chosen[:0:-1]
    while todo:
        left, right = done[-1], todo[-1]
        known = said(left), said(right)
        if right - left > 1 and None not in known and known[0] != known[1]:
            todo.append((left + right) // 2)
        else:
            done.append(todo.pop())
    return done
