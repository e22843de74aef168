"""Generations: adjacent releases whose saved files have nearly the same results."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from packaging.version import Version

from harness.collectors import saves_grid
from harness.collectors.saves_model import cells
from harness.environments import Environment
from harness.render.saves_data import Saved

ALIKE = 0.85  # of the cells have the same level, as writers and as readers
TENSORFLOW, LEGACY, KERAS_3 = "TensorFlow", "tf_keras", "Keras"


@dataclass(frozen=True)
class Generation:
    """Environments in their order."""

    line: str  # TENSORFLOW, LEGACY, KERAS_3
    names: tuple[str, ...]
    readers: tuple[str, ...]  # those of them that also read
    label: str

    @property
    def newest(self) -> str:
        return self.names[-1]


def line_of(env: Environment) -> str:
    """Which line of Kerases: inside TensorFlow, `tf_keras`, or Keras 3."""
    if "tf-keras" in env.packages and env.variables:
        return LEGACY
    return KERAS_3 if saves_grid.keras_of(env).major > 2 else TENSORFLOW


def lines(saved: Saved) -> dict[str, list[str]]:
    """By line, its environments, oldest Keras first."""
    found: dict[str, list[str]] = {TENSORFLOW: [], LEGACY: [], KERAS_3: []}
    for name, env in saved.grid.known.items():
        found[line_of(env)].append(name)

    def order(name: str) -> tuple[Version, tuple[tuple[int, ...], str]]:
        env = saved.grid.known[name]
        return saves_grid.keras_of(env), env.order

    found[KERAS_3].sort(key=order)
    return found


def generations(saved: Saved) -> list[Generation]:
    """All of them: a new one begins where more levels change."""
    found = []
    levels = all_levels(saved)
    for line, names in lines(saved).items():
        own: list[str] = []
        for name in names:
            if own and borders(saved, levels, line, own[-1], name):
                found.append(generation(saved, line, own))
                own = []
            own.append(name)
        if own:
            found.append(generation(saved, line, own))
    return found


def generation(saved: Saved, line: str, names: list[str]) -> Generation:
    readers = tuple(name for name in names if name in saved.readers)
    return Generation(line, tuple(names), readers, label(saved, line, names))


def borders(saved: Saved, levels: Levels, line: str, one: str, other: str) -> bool:
    """Whether a new generation begins: never within one version."""
    if version(saved, line, one) == version(saved, line, other):
        return False
    return unlike(saved, levels, one, other) > 1 - ALIKE


Levels = dict[tuple[str, str], tuple[str, ...]]


def all_levels(saved: Saved) -> Levels:
    """By reader and writer, the level of each possible file."""
    files = list(cells())

    def level(reader: str, writer: str, name: str, kind: str) -> str:
        found = saved.cell(reader, writer, name, kind)
        return found.level if found else ""

    return {
        (reader, writer): tuple(level(reader, writer, *file) for file in files)
        for reader in saved.readers
        for writer in saved.writers
    }


def unlike(saved: Saved, levels: Levels, one: str, other: str) -> float:
    """The larger share of cells that differ, as readers or as writers."""
    as_readers = []
    if {one, other} <= set(saved.readers):
        as_readers = [(levels[one, w], levels[other, w]) for w in saved.writers]
    as_writers = [(levels[r, one], levels[r, other]) for r in saved.readers]
    return max(share(as_readers), share(as_writers))


def share(pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> float:
    """How many positions differ, of those that one of the two has."""
    differ = total = 0
    for one, other in pairs:
        for a, b in zip(one, other, strict=True):
            total += bool(a or b)
            differ += a != b
    return differ / max(total, 1)


def version(saved: Saved, line: str, name: str) -> str:
    """How a line counts: `2.4`, `3.8`."""
    env = saved.grid.known[name]
    if line == TENSORFLOW:
        return env.release
    return ".".join(map(str, saves_grid.keras_of(env).release[:2]))


def label(saved: Saved, line: str, names: Iterable[str]) -> str:
    """`TensorFlow 2.0 – 2.5`, `Keras 3.2 – 3.8`: the ends of a run."""
    found = list(dict.fromkeys(version(saved, line, name) for name in names))
    ends = [found[0], *found[1:][-1:]]
    return f"{line} {' – '.join(ends)}"


def named(saved: Saved, names: Iterable[str]) -> str:
    """Any readers as a text: `TensorFlow 2.0 – 2.11, tf_keras 2.16, Keras 3.0`."""
    wanted = set(names)
    parts = []
    for line, own in lines(saved).items():
        runs = []
        kept = [
            (n in wanted, version(saved, line, n)) for n in own if n in saved.readers
        ]
        for inside, group in itertools.groupby(kept, key=lambda row: row[0]):
            found = list(dict.fromkeys(text for _, text in group))
            if inside:
                runs.append(" – ".join([found[0], *found[1:][-1:]]))
        able = [one for one in own if one in saved.readers]
        if wanted.intersection(able) == set(able):
            parts.append(f"every {line}" if line != KERAS_3 else "every Keras 3")
        elif runs:
            parts.append(f"{line} {', '.join(dict.fromkeys(runs))}")
    return ", ".join(parts)
