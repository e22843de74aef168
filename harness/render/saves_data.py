"""The whole grid of saved files: what is in each cell, and where that was run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from harness import collectors
from harness.collectors import bodies, saves_grid
from harness.collectors.saves_grid import KIND, WRITTEN, Grid
from harness.collectors.saves_model import (
    ABSENT,
    COMPILED,
    CRASHES,
    FORMATS,
    NAMED,
    OTHER,
    RAISES,
    SAME,
    SPARED,
    SavesLine,
)
from harness.project import Project, ProjectError, once

# From the best to the worst; a file that loads and predicts something else is worse than
# one that says what it can't do.
LEVELS = {
    "same": "same predictions",
    "compile": "only with `compile=False`",
    "detour": "only by a detour",
    "weights": "only its weights",
    "raises": "raises",
    "other": "loads, predicts something else",
}
TITLES = {  # of a format: the call that writes it
    "h5": '`model.save("model.h5")`',
    "keras": '`model.save("model.keras")`',
    "weights-h5": '`model.save_weights("model-weights.h5")`',
    "weights-keras": '`model.save_weights("model.weights.h5")`',
    "weights-tf": '`model.save_weights("model")`',
    "checkpoint": "`tf.train.Checkpoint`",
    "json": "`model.to_json()` and weights",
    "savedmodel": '`model.save("folder")`',
    "export": '`model.export("folder")`',
    "tflite": "TFLite",
}
NUMBER = re.compile(r"_\d+(?=')")  # of a layer: 'gru_cell_1'
Lines = dict[str, dict[str, SavesLine]]  # by reader and writer


class Cell(NamedTuple):  # there are 100,000
    """What a reader makes of one file. `ran` are the reader and the writer that ran."""

    reader: str
    writer: str
    format: str
    kind: str
    code: str
    error: str  # of the plain way
    next: str  # whether training goes on: a code, or `ABSENT`
    apart: float  # of the plain way's predictions, where they are other ones
    ran: tuple[str, str]

    @property
    def level(self) -> str:
        """The key of `LEVELS`."""
        if self.apart or self.code == OTHER:
            return "other"
        if self.code == SAME:
            return "same"
        if self.code in (RAISES, CRASHES):
            return "raises"
        if self.way == "compile=False":
            return "compile"
        return "weights" if self.way.startswith("weights") else "detour"

    @property
    def way(self) -> str:
        """The way that gives the same predictions, where the plain one doesn't."""
        return NAMED.get(self.code, "")


class Saved:
    """The grid with its results."""

    def __init__(self, grid: Grid, lines: Lines, errors: dict[str, str]) -> None:
        self.grid, self.lines = grid, lines
        self._errors = errors
        self._of: dict[int, dict[str, str]] = {}
        self._cells: dict[tuple[str, str, str, str], Cell | None] = {}

    @property
    def readers(self) -> list[str]:
        return self.grid.readers

    @property
    def writers(self) -> list[str]:
        return list(self.grid.files)

    def ran(self, reader: str, writer: str, name: str, kind: str) -> Cell | None:
        """What was seen in this very cell; None where it is spared or missing."""
        line = self.lines.get(reader, {}).get(writer)
        code = line.code(name, kind) if line else SPARED
        if line is None or code == SPARED:
            return None
        cell = f"{name}/{kind}"
        row = line.next.get(name, "")
        compiled = [one for one in FORMATS[name] if one in COMPILED]
        goes_on = row[compiled.index(kind)] if row and kind in compiled else ABSENT
        error = self.errors(line).get(cell, "")
        apart = line.apart.get(cell, 0.0)
        found = (name, kind, code, error, goes_on, apart)
        return Cell(reader, writer, *found, (reader, writer))

    def errors(self, line: SavesLine) -> dict[str, str]:
        """By cell, the error of a line."""
        if id(line) not in self._of:
            self._of[id(line)] = {
                cell: self._errors[name]
                for name, cells in line.errors.items()
                for cell in cells
            }
        return self._of[id(line)]

    def cell(self, reader: str, writer: str, name: str, kind: str) -> Cell | None:
        """A cell: what ran there, or what ran in the one that stands for it. None where
        the writer wrote no such file, or where nothing ran yet."""
        key = reader, writer, name, kind
        if key not in self._cells:
            self._cells[key] = self._found(*key)
        return self._cells[key]

    def _found(self, reader: str, writer: str, name: str, kind: str) -> Cell | None:
        if kind not in self.grid.files[writer].get(name, {}):
            return None
        own = self.ran(reader, writer, name, kind)
        if own:
            return own
        where = self.grid.stands(reader, writer, name, kind)
        found = self.cell(*where, name, kind) if where != (reader, writer) else None
        if found is None:
            return None
        seen = (found.code, found.error, found.next, found.apart)
        return Cell(reader, writer, name, kind, *seen, where)

    def cells(
        self, readers: Iterable[str], writers: Iterable[str], names: Iterable[str]
    ) -> Iterator[Cell]:
        """All cells of some readers, writers, and formats."""
        names = list(names)
        writers = list(writers)
        for reader in readers:
            for writer in writers:
                for name in names:
                    for kind in self.grid.files[writer].get(name, {}):
                        found = self.cell(reader, writer, name, kind)
                        if found:
                            yield found

    def controls(self) -> Iterator[tuple[Cell, Cell]]:
        """Each spared cell that ran all the same, with the one that stands for it."""
        for reader in self.readers:
            for writer in self.writers:
                for name, kind in self.grid.run(reader, writer):
                    where = self.grid.stands(reader, writer, name, kind)
                    if where == (reader, writer):
                        continue
                    own = self.ran(reader, writer, name, kind)
                    stands = self.ran(*where, name, kind)
                    if own and stands:
                        yield own, stands


def agree(one: Cell, other: Cell) -> bool:
    """Whether two cells say the same: the way, the error, whether training goes on. An
    error may name a layer that Keras numbers by what was built before."""
    errors = [NUMBER.sub("", text) for text in (one.error, other.error)]
    said = (one.code, errors[0], one.next, bool(one.apart))
    return said == (other.code, errors[1], other.next, bool(other.apart))


@dataclass(frozen=True)
class Figures:
    """The grid's counts."""

    readers: int
    writers: int
    files: int
    cells: int
    ran: int
    controls: int
    disagreeing: int


def figures(saved: Saved) -> Figures:
    """Counts; raises nothing where cells are missing: a test does."""
    files = sum(len(list(saved.grid.cells(one))) for one in saved.writers)
    ran = sum(
        len(row) - row.count(SPARED)
        for own in saved.lines.values()
        for line in own.values()
        for row in line.cells.values()
    )
    pairs = list(saved.controls())
    wrong = sum(not agree(*pair) for pair in pairs)
    counts = (files, files * len(saved.readers), ran, len(pairs), wrong)
    return Figures(len(saved.readers), len(saved.writers), *counts)


@once
def load(project: Project) -> Saved:
    """The grid of the records; raises `ProjectError` where an error has no text."""
    lines: Lines = {}
    known = saves_grid.taking_part(project)
    for reader, record in collectors.all_records(project).items():
        for writer, entry in record.entries(KIND).items() if reader in known else ():
            line = entry.line
            if writer != WRITTEN and isinstance(line, SavesLine):
                lines.setdefault(reader, {})[writer] = line
    errors = {name: body["error"] for name, body in bodies.load(project, KIND).items()}
    for own in lines.values():
        for line in own.values():
            for name in line.errors:
                if name not in errors:
                    path = bodies.path(project, KIND)
                    raise ProjectError(path, 1, f"no error {name}: {bodies.HINT}")
    return Saved(saves_grid.grid(project), lines, errors)
