"""What each name does on each release: the records of `collectors/behaviors`, turned.

A result is that of one case of one name in one environment. Two results are compared by
`collectors/behavior_compare.py`; what isn't known, or raises, differs from nothing here:
*Can I use* says what raises.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from packaging.version import Version

from harness import collectors, environments
from harness.collectors import bodies
from harness.collectors.behavior_compare import differences, equal_by_chance, is_array
from harness.collectors.behaviors import (
    GIVEN,
    KIND,
    BehaviorsLine,
    namespace,
    unwritten,
)
from harness.collectors.saves_grid import keras_of
from harness.environments import Environment
from harness.project import Project, once
from harness.render import networks_data

Result = dict[str, Any]
# What of a result differs, by the first part of the place: in words.
ASPECTS = {
    "out": "values",
    "steps": "values",
    "second": "values",
    "rates": "values",
    "after two": "values",
    "state": "values",
    "losses": "values",
    "returns": "values",
    "moments": "distribution",
    "draw": "random numbers",
    "gradients": "gradients",
    "gradient": "gradients",
    "config": "configuration",
    "name": "default name",
    "names": "names",
    "metrics_names": "names",
    "history": "history",
    "weights": "weights",
    "variables": "variables",
    "calls": "calls",
    "rising first": "decision",
    "falling first": "decision",
    "loss": "values",
    "rate": "values",
    "mask": "values",
    "after reset": "values",
    "before": "values",
    "keys": "order",
    "csv": "names",
    "files": "files",
    "lines": "text",
    "first": "text",
    "optimizer": "configuration",
    "count": "weights",
    "trainable": "weights",
    "iterations": "values",
    "parameters": "weights",
    "learning rate": "values",
}
OTHER = "other"
WEIGHTED = "fixed weights"  # the only case of an architecture
# The state begins with what the weights made before they were set: random ones.
CHANCE = ("stateful=True",)
MEASURED = ("steps", "files")  # of optimizers, and of callbacks, alone
DRAWN = ("values", "gradients")


@dataclass(frozen=True)
class Space:
    """All names of one Keras over its columns."""

    label: str  # "tf.keras", "tf_keras", "keras"
    columns: list[str]
    names: dict[str, list[str | None]]  # by name, the digest of its object
    bodies: dict[str, Result]

    def cases(self, name: str, column: int) -> dict[str, str]:
        """The cases of a name, each with the digest of its result."""
        key = self.names[name][column]
        return self.bodies[key].get("cases", {}) if key else {}

    def why(self, name: str, column: int) -> str | None:
        """Why a name isn't run, or None."""
        key = self.names[name][column]
        return self.bodies[key].get("why") if key else None

    @cached_property
    def changes(self) -> list[Change]:
        """What changed from each column to the next one in which the name runs."""
        return [one for name in self.names for one in self.of_name(name)]

    def of_name(self, name: str) -> Iterator[Change]:
        before: int | None = None
        for column in range(len(self.columns)):
            if not self.cases(name, column):
                continue
            if before is not None:
                found = self.compared(name, before, column)
                if found:
                    yield Change(name, before, column, tuple(found))
            before = column

    def compared(self, name: str, before: int, after: int) -> list[Difference]:
        """The cases of a name that give something else in another column."""
        old, new = self.cases(name, before), self.cases(name, after)
        if old.get(GIVEN) != new.get(GIVEN):
            return []  # they were called with other arguments
        random = self.is_random(old), self.is_random(new)
        named = "andom" in name
        drawn = named or any(random)
        return [
            Difference(case, left, right, places, drawn)
            for case in old
            if case in new and old[case] != new[case]
            if case not in CHANCE and not unwritten(name, case)
            if (places := self.places(old[case], new[case]))
            for left, right in [(self.bodies[old[case]], self.bodies[new[case]])]
            if not ((named or all(random)) and equal_by_chance(left, right))
        ]

    def is_random(self, cases: dict[str, str]) -> bool:
        """Whether one of the results is a draw."""
        return any("draw" in self.bodies[one] for one in cases.values())

    def places(self, old: str, new: str) -> tuple[str, ...]:
        left, right = self.bodies[old], self.bodies[new]
        if any(key in one for one in (left, right) for key in ("raises", "crashes")):
            return ()
        if any((key in left) != (key in right) for key in MEASURED):
            return ()  # its class has another base: the two were measured otherwise
        if all('"nan"' in json.dumps(one.get("out")) for one in (left, right)):
            return ()  # memory that nothing was written to
        return tuple(differences(left, right))


@dataclass(frozen=True)
class Difference:
    """One case that gives something else, and where."""

    case: str
    old: Result
    new: Result
    places: tuple[str, ...]
    random: bool = False  # whether the name draws numbers on both sides

    @cached_property
    def aspects(self) -> list[str]:
        """What differs, in words."""
        found = (self.aspect(place) for place in self.places)
        return list(dict.fromkeys(found))

    def aspect(self, place: str) -> str:
        """A place in words. The exact numbers of what is random are apart from their
        distribution; what is random on one side only has another distribution."""
        if ("moments" in self.old) != ("moments" in self.new):
            return "distribution"
        found = ASPECTS.get(place.partition(".")[0], OTHER)
        if found not in DRAWN:
            return found
        old, new = at(self.old, place), at(self.new, place)
        if is_array(old) and is_array(new) and old[:2] != new[:2]:
            return "dtype" if old[1] == new[1] else "shape"
        return "random numbers" if self.random else found


@dataclass(frozen=True)
class Change:
    """What differs of one name between two columns."""

    name: str
    before: int
    after: int
    found: tuple[Difference, ...]

    @cached_property
    def aspects(self) -> list[str]:
        every = [one for each in self.found for one in each.aspects]
        return list(dict.fromkeys(every))

    def of(self, wanted: str) -> list[Difference]:
        return [one for one in self.found if wanted in one.aspects]


def at(result: object, place: str) -> object:
    """What a result has at a place; None where it has nothing there."""
    while place:
        if isinstance(result, list):
            first, _, place = place.partition(".")
            result = result[int(first)] if int(first) < len(result) else None
        elif isinstance(result, dict):
            # A key may contain a point.
            keys = (one for one in result if f"{place}.".startswith(f"{one}."))
            key = max(keys, key=len, default=None)
            if key is None:
                return None
            result, place = result[key], place[len(key) + 1 :]
        else:
            return result
    return result


def add_network(known: dict[str, Result], result: Result | None) -> str | None:
    """The digest of an object with one case; adds both to the bodies."""
    if result is None:
        return None
    case = bodies.digest(result)
    body = {"cases": {WEIGHTED: case}}
    known |= {case: result, (key := bodies.digest(body)): body}
    return key


def by_keras(env: Environment) -> tuple[Version, tuple[int, ...]]:
    """Sorts environments by their Keras, 3.2 before 3.10, then by their release."""
    return keras_of(env), env.order[0]


@once
def spaces(project: Project) -> dict[str, Space]:
    """By label, what is recorded of each Keras; read once."""
    known = bodies.load(project, KIND)
    records = collectors.all_records(project)
    envs = environments.load_all(project)
    groups: dict[str, list[str]] = {}
    recorded = [env for env in envs.values() if records[env.name].entries(KIND)]
    for env in sorted(recorded, key=by_keras):
        groups.setdefault(namespace(project, env), []).append(env.name)
    found = {}
    for label, columns in groups.items():
        names: dict[str, list[str | None]] = {}
        for number, column in enumerate(columns):
            for entry in records[column].entries(KIND).values():
                for line in entry.lines.values():
                    assert isinstance(line, BehaviorsLine)
                    for last, key in known[line.names]["objects"].items():
                        place = f"{line.key}.{last}".removeprefix("keras.")
                        row = names.setdefault(place, [None] * len(columns))
                        row[number] = key
        for name, results in networks_data.results(project).items():
            keys = [add_network(known, results.get(one)) for one in columns]
            if any(keys):
                names[name] = keys
        found[label] = Space(label, columns, dict(sorted(names.items())), known)
    return found
