"""What the records say of each release, as the renderers ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from harness import collectors
from harness.collectors.examples import ExampleLine
from harness.collectors.install import AttemptLine, FollowupLine, SizeLine
from harness.collectors.pypi import PypiLine
from harness.environments import Environment
from harness.model import Entry, Line
from harness.outcomes import Outcome
from harness.project import Project, once
from harness.records import Record
from harness.render.markdown import by_installer, minor

INSIDE, PACKAGE, KERAS3 = "inside", "package", "keras3"
ERAS = {
    INSIDE: "built into TensorFlow",
    PACKAGE: "the `keras` package",
    KERAS3: "Keras 3",
}
WHERE = "versions/imports/where"
KERAS = "versions/imports/package_keras"
VERSION = "versions/imports/version"
SAME = "keras.Model is tf.keras.Model: True"  # what KERAS prints
L = TypeVar("L", bound=Line)


def outcome_of(entry: Entry) -> Outcome:
    """The outcome of an example or a notebook."""
    line = entry.line
    assert isinstance(line, ExampleLine)
    return line.outcome


def outcome_in(record: Record, example: str) -> Outcome | None:
    """What an example did in an environment, or None where it didn't run."""
    entry = record.entries("examples").get(example)
    return outcome_of(entry) if entry else None


@once
def where_it_ran(project: Project) -> dict[str, list[tuple[Record, Entry]]]:
    """By the key of an example, each environment's record that has it, oldest release
    first: most run in few of all environments."""
    found: dict[str, list[tuple[Record, Entry]]] = {}
    for record in collectors.all_records(project).values():
        for key, entry in record.entries("examples").items():
            found.setdefault(key, []).append((record, entry))
    return found


@dataclass(frozen=True)
class Release:
    """One release environment, its record, and by name the records of its variants:
    those of the same release with other packages or variables."""

    env: Environment
    record: Record
    variants: dict[str, Record]

    @property
    def name(self) -> str:
        return self.env.release

    @property
    def preview(self) -> str:
        """What follows its name in a table."""
        return " (preview)" if self.env.is_preview else ""

    def outcome(self, example: str) -> Outcome | None:
        """What an example did, or None where it didn't run."""
        return outcome_in(self.record, example)

    def printed(self, example: str) -> str:
        outcome = self.outcome(example)
        return outcome.stdout.strip() if outcome else ""

    def lines(self, collector: str, kind: type[L]) -> Iterator[L]:
        """The lines of one kind, in the order of their keys."""
        for entry in self.record.entries(collector).values():
            for _, line in sorted(entry.lines.items()):
                if isinstance(line, kind):
                    yield line

    @cached_property
    def tested(self) -> str:
        """The day of its oldest run that still counts."""
        return self.record.last_tested

    @cached_property
    def pypi(self) -> PypiLine | None:
        """What the index says of it, or None where it wasn't asked."""
        return next(self.lines("pypi", PypiLine), None)

    @property
    def released(self) -> str | None:
        return self.pypi.released if self.pypi else None

    @property
    def wheel_megabytes(self) -> int | None:
        return self.pypi.megabytes if self.pypi else None

    @property
    def wheels(self) -> dict[str, list[str]]:
        """By platform, the Python versions for which there is a wheel."""
        return self.pypi.wheels if self.pypi else {}

    @property
    def pythons(self) -> list[str]:
        """The Python versions for which there is a Linux wheel."""
        return self.wheels.get("Linux x86-64", [])

    @property
    def module(self) -> str:
        """The module in which the classes of `tf.keras` are defined."""
        return self.printed(WHERE).partition("\n")[0].partition(": ")[2]

    @cached_property
    def era(self) -> str:
        """Where the Keras of `tf.keras` comes from."""
        if self.keras.startswith("3."):
            return KERAS3
        return INSIDE if "tensorflow" in self.printed(WHERE) else PACKAGE

    @property
    def keras_place(self) -> str:
        return ERAS[self.era]

    @cached_property
    def keras(self) -> str:
        """The version of the Keras that `tf.keras` is."""
        if "tensorflow" in self.module or not self.module:
            return self.printed(VERSION)
        return self.env.packages.get("keras", self.printed(VERSION))

    @property
    def pins(self) -> list[str]:
        """What must be installed with TensorFlow for it to work today."""
        return self.env.install[1:]

    @cached_property
    def attempts(self) -> list[AttemptLine]:
        return list(self.lines("install", AttemptLine))

    @cached_property
    def unpinned(self) -> list[AttemptLine]:
        """The installations of the newest patch with no extra pin."""
        return [one for one in self.attempts if one.asked == self.env.install[0]]

    @property
    def failing_installers(self) -> list[str]:
        """Those that fail without pins on the environment's Python."""
        here = (one for one in self.unpinned if one.python == self.env.python)
        return [one.installer for one in here if one.error]

    @property
    def keras_by_python(self) -> dict[str, dict[str, str]]:
        """Which Keras comes on each Python with no extra pin, by installer; the newest
        Python first."""
        found: dict[str, dict[str, str]] = {}
        for one in sorted(self.unpinned, key=lambda one: -minor(one.python)):
            if "keras" in one.packages:
                found.setdefault(one.python, {})[one.installer] = one.packages["keras"]
        return found

    @property
    def pythons_by_keras(self) -> dict[str, list[str]]:
        """The same the other way round: `pip 3.1, uv 3.0` where they differ."""
        found: dict[str, list[str]] = {}
        for python, said in self.keras_by_python.items():
            found.setdefault(by_installer(said), []).append(python)
        return found

    @property
    def legacy(self) -> Environment | None:
        """The variant in which `tf.keras` was seen to come from `tf_keras`, if any."""
        found = self.variants.get(f"{self.name}+tf_keras")
        seen = outcome_in(found, WHERE) if found else None
        return found.env if found and seen and "tf_keras" in seen.stdout else None

    @property
    def followups(self) -> list[FollowupLine]:
        """What later, unpinned installations would change."""
        return list(self.lines("install", FollowupLine))

    @property
    def megabytes(self) -> int | None:
        """The size of a reader's environment, or None where it wasn't measured."""
        return next((one.megabytes for one in self.lines("install", SizeLine)), None)


@once
def releases(project: Project) -> list[Release]:
    """Every release and preview, oldest first."""
    kept = collectors.all_records(project)
    variants: dict[str, dict[str, Record]] = {}
    for name, record in kept.items():
        if not record.env.is_release:
            variants.setdefault(record.env.release, {})[name] = record
    return [
        Release(record.env, record, variants.get(name, {}))
        for name, record in kept.items()
        if record.env.is_release
    ]
