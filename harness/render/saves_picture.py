"""The grid by generation as one picture: what each reads of what each wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from harness.render.markdown import fill
from harness.render.saves_data import LEVELS, Saved
from harness.render.saves_generations import Generation

# Rows of a square, each a family of formats.
FAMILIES = {
    ".h5": ("h5",),
    ".keras": ("keras",),
    "weights": ("weights-h5", "weights-keras", "weights-tf", "checkpoint"),
    "JSON": ("json",),
    "graphs": ("savedmodel", "export", "tflite"),
}
LEFT, TOP, CELL, GAP, BAR = 248, 120, 84, 7, 18  # pixels
ROW = len(FAMILIES) * (BAR + 5) + 10  # from one writer to the next


@dataclass(frozen=True)
class Text:
    x: int
    y: int
    text: str


def shares(
    saved: Saved, reader: Generation, writer: Generation, family: str
) -> dict[str, float]:
    """By level, its share of the cells; nothing where nothing was written."""
    found = Counter(
        one.level for one in saved.cells(reader.readers, writer.names, FAMILIES[family])
    )
    total = found.total()
    return {level: found[level] / total for level in LEVELS if found[level]}


Shares = dict[tuple[Generation, Generation, str], dict[str, float]]


def all_shares(saved: Saved, every: Sequence[Generation]) -> Shares:
    """By reader, writer, and family."""
    return {
        (reader, writer, family): shares(saved, reader, writer, family)
        for writer in every
        for reader in every
        for family in FAMILIES
    }


def picture(every: Sequence[Generation], found: Shares) -> str:
    """The SVG: one path for each level."""
    paths: dict[str, list[str]] = {level: [] for level in LEVELS}
    for row, writer in enumerate(every):
        for column, reader in enumerate(every):
            for at, family in enumerate(FAMILIES):
                x = LEFT + column * (CELL + GAP)
                y = TOP + row * ROW + at * (BAR + 5)
                for level, share in found[reader, writer, family].items():
                    width = round(share * CELL, 1)
                    paths[level].append(f"M{x:g} {y}h{width:g}v{BAR}h-{width:g}z")
                    x += width
    step = CELL + GAP
    columns = [Text(LEFT + n * step, TOP - 34, one.line) for n, one in enumerate(every)]
    versions = [
        Text(LEFT + n * step, TOP - 14, one.label.removeprefix(one.line).strip())
        for n, one in enumerate(every)
    ]
    rows = [Text(20, TOP + n * ROW + 15, one.label) for n, one in enumerate(every)]
    families = [
        Text(LEFT - 8, TOP + n * ROW + at * (BAR + 5) + 14, family)
        for n in range(len(every))
        for at, family in enumerate(FAMILIES)
    ]
    size = {"width": LEFT + len(every) * step + 12, "height": TOP + len(every) * ROW}
    return fill(
        "saves.svg",
        paths={level: "".join(parts) for level, parts in paths.items() if parts},
        levels=LEVELS,
        columns=columns,
        versions=versions,
        rows=rows,
        families=families,
        left=LEFT,
        every=every,
        **size,
    )
