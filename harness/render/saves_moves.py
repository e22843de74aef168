"""From one generation to another: the way that keeps the predictions of every model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from harness.render.saves_data import Cell, Saved
from harness.render.saves_generations import Generation

# From the whole model down to what only predicts; the first one that works is shown.
WAYS = {
    "keras": "`.keras`",
    "h5": "`.h5`",
    "weights-keras": "`model.weights.h5`",
    "weights-h5": "`model-weights.h5`",
    "export": "`export`",
    "savedmodel": "SavedModel",
}
KEEPS = ("same", "compile", "detour", "weights")


@dataclass(frozen=True)
class Move:
    """What a format keeps from one generation to another: of its models, how many load
    with the same predictions plainly, and by any way."""

    format: str
    plain: int
    any: int
    total: int


def move(saved: Saved, name: str, reader: str, writer: str) -> Move:
    cells = list(saved.cells([reader], [writer], [name]))
    plain = sum(one.level == "same" for one in cells)
    kept = sum(keeps(one) for one in cells)
    return Move(name, plain, kept, len(cells))


def keeps(cell: Cell) -> bool:
    """Whether some way gives the same predictions."""
    return cell.level in KEEPS or bool(cell.way)


def parts(saved: Saved, every: Sequence[Generation]) -> dict[str, str]:
    """The table of *Move a saved model*: from the newest writer of each generation to the
    newest reader of each. Adjacent generations with the same result are one row."""
    head = ("From", "To", "What keeps most models")
    rows = [head, tuple("---" for _ in head)]
    for writer in every:
        found = [(best(saved, one.readers[-1], writer.newest), one) for one in every]
        for way, group in groupby(found, key=lambda row: row[0]):
            to = ", ".join(one.label for _, one in group)
            rows.append((writer.label, to, way))
    return {"moves": "".join(f"| {' | '.join(row)} |\n" for row in rows)}


def best(saved: Saved, reader: str, writer: str) -> str:
    """The formats that keep most models, the best first."""
    found = [move(saved, name, reader, writer) for name in WAYS]
    found = [one for one in found if one.any]
    found.sort(
        key=lambda one: (one.any / one.total, one.plain / one.total), reverse=True
    )
    shown = []
    for one in found[:2]:
        how = "" if one.plain == one.any else f", {one.plain} plainly"
        shown.append(f"{WAYS[one.format]}: {one.any} of {one.total}{how}")
    return "; ".join(shown) or "none"
