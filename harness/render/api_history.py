"""What each name of Keras was on each release: the records of `collectors/api`, turned.

A record says what one environment has. A reader asks about one name on all of them. Here
a name has a cell for each column, a column is an environment, and equal cells that
follow one another are a run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from packaging.version import Version

from harness import collectors, environments
from harness.collectors import bodies
from harness.collectors.api import ANY, CALLED, KIND, SEEN, Api, ApiLine, observed
from harness.environments import Environment
from harness.project import Project, once

ABSENT, YES, PARTIAL, WARNS, IGNORED, RAISES, UNKNOWN = (
    *("absent", "yes", "partial", "warns", "ignored", "raises", "unknown"),
)
STATES = (YES, PARTIAL, WARNS, IGNORED, RAISES, ABSENT, UNKNOWN)
# What a call gave, as a state. A refused word isn't there; an abstract class is there to
# be subclassed, and a missing package isn't the name's fault; a crash is one of our
# arguments.
OF_CALL = {"no": ABSENT, "abstract": YES, "needs": YES, "crashes": UNKNOWN}


@dataclass(frozen=True)
class Cell:
    """A name in one environment: what was seen of it, and what its call gave (or none)."""

    body: dict[str, Any]
    call: dict[str, Any]

    @property
    def kind(self) -> str:
        return str(self.body["kind"])

    @property
    def object(self) -> str:
        return str(self.body["object"])

    @cached_property
    def parameters(self) -> dict[str, list[str]]:
        """Its own parameters: kind and default, where it has one; without `*` and `**`."""
        rows = self.body.get("parameters") or ()
        return {row[0]: row[1:] for row in rows if row[1:2] not in (["*"], [ANY])}

    @property
    def takes_any(self) -> bool:
        return any(row[1:2] == [ANY] for row in self.body.get("parameters") or ())

    @property
    def signature_known(self) -> bool:
        return (
            self.kind in ("class", "function") and self.body["parameters"] is not None
        )

    @property
    def called(self) -> tuple[str, str]:
        """What the first call gave, and its message."""
        if self.kind == "raises":
            return RAISES, str(self.body["text"])
        if self.kind in ("module", "value"):
            return YES, ""
        value, text = self.call.get("call", (UNKNOWN, self.call.get("why", "")))
        return OF_CALL.get(value, value), text

    def argument(self, word: str) -> tuple[str, str]:
        """What an argument does here, and the message with it."""
        if word in self.parameters:
            return YES, ""
        if word in self.call.get("words", {}):
            value, text = self.call["words"][word]
            return OF_CALL.get(value, value), text
        if not self.signature_known or self.takes_any:
            return UNKNOWN, ""
        return ABSENT, ""


@dataclass
class History:
    """All names of one namespace: a cell, or none, for each column."""

    namespace: str
    columns: list[str]
    names: dict[str, list[Cell | None]]
    classes: list[dict[str, Cell]]  # by column: classes by the path of their object

    def arguments(self, name: str) -> list[str]:
        """Every argument that a name ever accepted, those of the newest column first. A
        word that has no effect in any column is none: `Dense(implementation=)`."""
        found: dict[str, None] = {}
        for cell in reversed(self.names[name]):
            if cell:
                found |= dict.fromkeys(cell.parameters)
        for cell in reversed(self.names[name]):
            for word, (value, _) in (
                cell.call.get("words", {}) if cell else {}
            ).items():
                if value in (YES, WARNS):
                    found.setdefault(word)
        return list(found)

    def lacking(self, name: str, column: int) -> list[str]:
        """The arguments that a name has elsewhere and that aren't accepted here."""
        cell = self.names[name][column]
        if cell is None:
            return []
        gone = (ABSENT, RAISES, IGNORED)
        return [w for w in self.arguments(name) if cell.argument(w)[0] in gone]

    def state(self, name: str, column: int) -> tuple[str, str]:
        """What a name is in one column, and the message or what it lacks."""
        cell = self.names[name][column]
        if cell is None:
            return ABSENT, ""
        value, text = cell.called
        if value == YES and (lacking := self.lacking(name, column)):
            return PARTIAL, ", ".join(lacking)
        return value, text

    def methods(self, name: str, column: int) -> dict[str, list[list[str]] | None]:
        """The methods of a class with their parameters, inherited ones too; the nearest
        definition counts."""
        cell = self.names[name][column]
        if cell is None or cell.kind != "class":
            return {}
        found = dict(cell.body["methods"])
        for base in cell.body["bases"]:
            inherited = self.classes[column].get(base)
            for method, rows in (
                inherited.body["methods"] if inherited else {}
            ).items():
                found.setdefault(method, rows)
        return found


def runs(values: list[Any]) -> Iterator[tuple[int, int, Any]]:
    """Equal values that follow one another: first column, last column, value."""
    begin = 0
    for number in range(1, len(values) + 1):
        if number == len(values) or values[number] != values[begin]:
            yield begin, number - 1, values[begin]
            begin = number


@once
def load(project: Project) -> dict[str, History]:
    """`tf.keras` and `keras` by release, `tf_keras` by release, and `keras` by the minor
    version of its Keras 3 (`keras 3`)."""
    # What wasn't looked at yet is in no column: nothing is absent there.
    known = bodies.load(project, KIND)
    every = [
        env
        for env in environments.load_all(project).values()
        if observed(project, env) and any(lines(project, env, SEEN, known))
    ]
    releases = [(env.name, env) for env in every if env.is_release]
    legacy = [(e.release, e) for e in every if e.name.endswith("+tf_keras")]
    return {
        "tf.keras": history(project, "tf.keras", releases, known),
        "keras": history(project, "keras", releases, known),
        "tf_keras": history(project, "tf_keras", legacy, known),
        "keras 3": history(project, "keras", keras_minors(every), known),
    }


def keras_minors(every: list[Environment]) -> list[tuple[str, Environment]]:
    """One environment for each minor Keras 3 version, labeled by it."""
    found: dict[tuple[int, ...], tuple[str, Environment]] = {}
    for env in every:
        version = env.packages.get("keras", "0")
        if Version(version).major >= 3 and "tf-keras" not in env.packages:
            found[Version(version).release[:2]] = (version, env)
    return [found[minor] for minor in sorted(found)]


def history(
    project: Project,
    namespace: str,
    columns: list[tuple[str, Environment]],
    known: dict[str, dict[str, Any]],
) -> History:
    """One namespace over some environments, each with its label."""
    names: dict[str, list[Cell | None]] = {}
    classes: list[dict[str, Cell]] = []
    cells: dict[tuple[str, str], Cell] = {}  # most are the same on several releases
    for number, (_, env) in enumerate(columns):
        calls = dict(lines(project, env, CALLED, known))
        by_object: dict[str, Cell] = {}
        for name, digest in lines(project, env, SEEN, known):
            call = calls.get(known[digest]["object"], "")
            if (cell := cells.get((digest, call))) is None:
                cell = cells[digest, call] = Cell(known[digest], known.get(call, {}))
            by_object[cell.object] = cell
            if name.startswith(f"{namespace}."):
                row = names.setdefault(name, [None] * len(columns))
                row[number] = cell
        classes.append(by_object)
    labels = [label for label, _ in columns]
    return History(namespace, labels, dict(sorted(names.items())), classes)


def lines(
    project: Project, env: Environment, job: str, known: dict[str, dict[str, Any]]
) -> Iterator[tuple[str, str]]:
    """The names of one job, each with the digest of its body."""
    entry = collectors.all_records(project)[env.name].entries(Api.name).get(job)
    for module, line in (entry.lines if entry else {}).items():
        assert isinstance(line, ApiLine)
        for name, digest in known[line.names]["names"].items():
            yield f"{module}.{name}", digest
