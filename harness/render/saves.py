"""The grid of saved files: its picture, its tables, its data for the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from harness import collectors
from harness.collectors.saves_grid import KIND
from harness.collectors.saves_model import ABSENT, COMPILED, RAISES, SAME
from harness.project import Project
from harness.render import evidence, saves_file, saves_moves, saves_picture
from harness.render.markdown import GENERATED, code
from harness.render.releases import releases
from harness.render.saves_data import LEVELS, TITLES, Cell, Saved, figures, load
from harness.render.saves_generations import (
    Generation,
    generations,
    named,
)
from harness.render.saves_picture import FAMILIES, Shares

# The formats of each page; on each, a section for each writer's generation.
PAGES = {
    "h5": ("h5",),
    "keras": ("keras",),
    "weights": ("weights-h5", "weights-keras", "weights-tf", "checkpoint"),
    "json": ("json",),
    "graphs": ("savedmodel", "export", "tflite"),
}
Row = tuple[str, ...]


def render(project: Project) -> dict[Path, str]:
    """All files; none where nothing was read."""

    def made() -> dict[Path, str]:
        kept = collectors.all_records(project).values()
        read = any(record.entries(KIND) for record in kept)
        return make(project) if read else {}

    stated = {one.name: one.keras for one in releases(project)}
    depends = [evidence.of_kind(project, KIND, "saves"), stated]
    return evidence.kept(project, "saves", depends, made)


def make(project: Project) -> dict[Path, str]:
    """The files, made from the records."""
    saved = load(project)
    every = generations(saved)
    found = saves_picture.all_shares(saved, every)
    picture = saves_picture.picture(every, found)
    folder = project.generated / "saves"
    parts = {
        "picture": picture.strip(),
        "table": overview(every, found),
        "figures": numbers(saved),
        "next": training(saved, every),
    }
    for page, formats in PAGES.items():
        parts[page] = "\n".join(sections(saved, every, formats))
    parts |= saves_moves.parts(saved, every)
    files = {folder / f"{n}.md": f"{GENERATED}\n\n{t}\n" for n, t in parts.items()}
    files[project.docs / "assets" / "saves.svg"] = picture
    files[project.docs / "api" / "saves.json"] = saves_file.text(project, saved)
    return files


def table(head: Row, rows: Iterable[Row]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in lines)


def overview(every: Sequence[Generation], found: Shares) -> str:
    """By who saved and the family of formats: how much each generation loads with the
    same predictions, and how much predicts something else."""
    rows = []
    for writer in every:
        for family in FAMILIES:
            own = [found[reader, writer, family] for reader in every]
            if any(own):
                rows.append((f"{writer.label}: {family}", *map(briefly, own)))
    return table(("Saved by: as", *(one.label for one in every)), rows)


def briefly(shares: dict[str, float]) -> str:
    """`84 %`, and `3 % wrong` where predictions are other ones."""
    if not shares:
        return ""
    said = f"{percent(shares.get('same', 0))}"
    wrong = shares.get("other", 0)
    return f"{said}, {percent(wrong)} wrong" if wrong else said


def percent(share: float) -> str:
    """Whole percents; a rounded figure never says all or nothing."""
    found = round(100 * share)
    found = min(found, 99) if share < 1 else found
    return f"{max(found, 1) if share > 0 else 0}%"


def numbers(saved: Saved) -> str:
    """The grid's counts, as sentences."""
    found = figures(saved)
    agree = found.controls - found.disagreeing
    return (
        f"{found.writers} environments saved {found.files:,} files, and {found.readers} "
        f"loaded each: {found.cells:,} cells. {found.ran:,} of them ran. The others have "
        "a file with the same content (HDF5 data and attributes, members of the archive, "
        "without versions and dates), or a reader with the same Keras and HDF5 versions. "
        f"A tenth of those, drawn by a digest of their names, ran all the same: "
        f"{agree:,} of {found.controls:,} agree."
    )


def sections(
    saved: Saved, every: Sequence[Generation], formats: Iterable[str]
) -> Iterator[str]:
    """A format's tables: one for the newest writer of each generation."""
    for name in formats:
        wrote = [one for one in every if saved.grid.files[one.newest].get(name)]
        yield f"## {TITLES[name]} {{ #{name} }}\n"
        for one in wrote:
            yield f"### Saved by {one.label} {{ #{name}-{anchor(one)} }}\n"
            yield table(HEAD, rows_of(saved, one.newest, name))


def anchor(one: Generation) -> str:
    return re.sub(r"[^a-z0-9]+", "-", one.label.lower())


HEAD = ("Loaded by", "Result", "Models, with their errors")


def rows_of(saved: Saved, writer: str, name: str) -> list[Row]:
    """What readers make of one writer's files: those that agree are one row."""
    by_kind: dict[str, dict[Row, set[str]]] = {}
    for cell in saved.cells(saved.readers, [writer], [name]):
        by_kind.setdefault(cell.kind, {}).setdefault(said(cell), set()).add(cell.reader)
    found: dict[tuple[str, str, frozenset[str]], dict[str, list[str]]] = {}
    for kind, results in by_kind.items():
        for (level, error, how), readers in results.items():
            own = found.setdefault((level, how, frozenset(readers)), {})
            own.setdefault(error, []).append(kind)
    order = list(LEVELS.values())
    total = len(by_kind)

    def position(key: tuple[str, str, frozenset[str]]) -> tuple[int, str, int]:
        return order.index(key[0]), key[1], -len(key[2])

    return [
        (named(saved, key[2]), outcome(*key[:2]), with_errors(found[key], total))
        for key in sorted(found, key=position)
    ]


def said(cell: Cell) -> Row:
    """A cell's result, its error, and the way that works."""
    error = code(cell.error.rstrip(".")) if cell.error else ""  # it merges releases
    return LEVELS[cell.level], error, way(cell.way)


def outcome(level: str, how: str) -> str:
    """A result with the way that gives the same predictions."""
    if not how or level == LEVELS["compile"]:
        return level
    if level == LEVELS["weights"]:
        return level if how == WAYS["weights"] else f"{level}: {how}"
    joined = "; the same with" if level == LEVELS["other"] else ":"
    return f"{level}{joined} {how}"


def with_errors(found: dict[str, list[str]], total: int) -> str:
    """The models of a row; those with the same error together."""
    parts = [
        f"{models(kinds, total)}: {error}" if error else models(kinds, total)
        for error, kinds in found.items()
    ]
    return "<br>".join(parts)


def models(kinds: Sequence[str], total: int) -> str:
    if len(kinds) == total:
        return "all" if total > 1 else kinds[0].replace("_", " ")
    return ", ".join(kind.replace("_", " ") for kind in kinds)


# The words for a way; what isn't here is its own name, as code.
WAYS = {
    "weights": "`load_weights`",
    "renamed": "named `.h5`",
    "extracted": "the `model.weights.h5` in it",
    "renamed .weights.h5": "named `.weights.h5`",
    "renamed -weights.h5": "named `-weights.h5`",
    "by_name": "`by_name=True`",
    "without optimizer": "the model alone",
}


def way(name: str) -> str:
    """A way in a reader's words: `load_weights`, named `-weights.h5`."""
    parts = name.split("+") if name else []
    return ", ".join(WAYS.get(part, f"`{part}`") for part in parts)


def training(saved: Saved, every: Sequence[Generation]) -> str:
    """Whether training goes on with the same losses after loading a compiled model."""
    rows = []
    for name in ("h5", "keras", "savedmodel", "checkpoint"):
        for writer in every:
            cells = [
                [
                    one
                    for one in saved.cells(reader.readers, writer.names, [name])
                    if one.kind in COMPILED
                ]
                for reader in every
            ]
            if any(cells):
                first = f"{TITLES[name]}, {writer.label}"
                rows.append((first, *map(goes_on, cells)))
    return table(("Saved as, by", *(one.label for one in every)), rows)


def goes_on(cells: Sequence[Cell]) -> str:
    """`same`, or how many of the cells train with the same losses."""
    if not cells:
        return ""
    same = sum(one.next == SAME for one in cells)
    fails = sum(one.next == RAISES for one in cells)
    none = sum(one.next == ABSENT for one in cells)
    if same == len(cells):
        return "all"
    if none == len(cells):
        return "–"
    text = percent(same / len(cells))
    return f"{text}, {percent(fails / len(cells))} fail" if fails else text
