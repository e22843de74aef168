"""The entries of *What changed silently*: one for each change of a name that a reader can
notice, with who is concerned, a program, both outputs, and what gives the old result.

The line that gives the old result is one that the record shows to do so: the optimizers
that a release keeps as `legacy`, and the package `tf_keras` with a release.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from harness.collectors.behavior_compare import same
from harness.collectors.behaviors import GIVEN
from harness.project import Project, once
from harness.render import behavior_places
from harness.render.behavior_changes import Row, rows
from harness.render.behavior_data import Difference, Space, spaces
from harness.render.behavior_marks import ROOT
from harness.render.behavior_programs import Shown, chosen, program
from harness.render.program_parts import NoProgram

PACKAGE = "tf_keras"  # the package that contains the old Keras
LEGACY = "legacy"
UNDONE = "undone"


@dataclass(frozen=True)
class Restored:
    """What gives the old result: how, where it ran, and in how many of the cases."""

    how: str  # PACKAGE, LEGACY, or UNDONE
    where: str  # the environment
    cases: int  # of the change, those that give the old result
    of: int


@dataclass(frozen=True)
class Entry:
    """One change of one name."""

    row: Row
    difference: Difference
    before: str
    after: str
    shown: Shown | None
    why: str  # there is no program
    restored: Restored | None

    @property
    def name(self) -> str:
        return self.row.names[0]

    @property
    def anchor(self) -> str:
        return behavior_places.anchor(self.name, self.after)

    @property
    def restoring(self) -> str | None:
        """The program with what gives the old result on the new release."""
        if self.shown is None or self.restored is None:
            return None
        text, own = self.shown.text, f"{ROOT}.{self.name}"
        if self.restored.how == LEGACY:
            return text.replace(f"{own}(", f"{legacy(own)}(")
        if self.restored.how == PACKAGE:
            head = "import tensorflow as tf\n"
            changed = text.replace(f"{ROOT}.", f"{PACKAGE}.")
            return changed.replace(head, f"{head}import {PACKAGE}\n")
        return None


def legacy(name: str) -> str:
    """The name of an optimizer that a release keeps."""
    return name.replace("optimizers.", f"optimizers.{LEGACY}.")


@once
def entries(project: Project) -> list[Entry]:
    """All entries of `tf.keras`, what is used most first."""
    known = spaces(project)
    space = known[ROOT]
    return [made(known, space, row) for row in rows(project, space) if row.silent]


def made(known: dict[str, Space], space: Space, row: Row) -> Entry:
    before, after = (
        space.columns[one] for one in (row.change.before, row.change.after)
    )
    shown, why = None, ""
    try:
        shown = program(space, row)
    except NoProgram as error:
        why = str(error)
    found = max(restoring(known, space, row), key=lambda one: one.cases, default=None)
    return Entry(row, chosen(row), before, after, shown, why, found)


def restoring(known: dict[str, Space], space: Space, row: Row) -> Iterator[Restored]:
    """What the record shows to give the old result; that of the shown case at least."""
    name, after = row.names[0], space.columns[row.change.after]
    places = []
    if name.startswith("optimizers.") and name.count(".") == 1:
        places.append((LEGACY, space, legacy(name), after))
    if PACKAGE in known:
        places.append((PACKAGE, known[PACKAGE], name, f"{after}+{PACKAGE}"))
    for later in space.columns[row.change.after + 1 :]:
        places.append((UNDONE, space, name, later))
    for how, other, own, column in places:
        if own not in other.names or column not in other.columns:
            continue
        cases = other.cases(own, other.columns.index(column))
        old = space.cases(name, row.change.before)
        if cases.get(GIVEN) != old.get(GIVEN):
            continue
        agree = [
            one.case
            for one in row.change.found
            if one.case in cases and same(one.old, other.bodies[cases[one.case]])
        ]
        if chosen(row).case in agree:
            yield Restored(how, column, len(agree), len(row.change.found))
            if how == UNDONE:
                return
