"""What a name of Keras is, column by column, and what changes between two columns.

`api_history.py` has the cells of a name; here they are read: what the name itself does,
its signature, and what each argument does. `docs/assets/api.js` does the same in a
browser; both are tested on `tests/cases/api.jsonl`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from harness.project import Project, once
from harness.render.api_history import (
    ABSENT,
    IGNORED,
    PARTIAL,
    RAISES,
    UNKNOWN,
    YES,
    Cell,
    History,
    load,
)

State = tuple[str, str]  # one of `api_history.STATES`, and the message with it
Signature = tuple[str, ...]  # parameters as Python writes them: `a`, `/`, `b=1`, `*`, …
Pair = tuple[str, str]
NOT_THERE: State = (ABSENT, "")
LACKING = (ABSENT, RAISES, IGNORED)  # what an argument is that a name is without


@dataclass(frozen=True)
class Facts:
    """One name: what it does, its signature, and its arguments, one for each column."""

    name: str
    kinds: list[str]  # "" where it is absent
    calls: list[State]  # never partial
    signatures: list[Signature | None]
    arguments: dict[str, list[State]]  # those of the newest signature first

    @cached_property
    def lacking(self) -> list[list[str]]:
        """By column, the arguments that it has elsewhere and not there."""
        return [
            [w for w, states in self.arguments.items() if states[number][0] in LACKING]
            if kind
            else []
            for number, kind in enumerate(self.kinds)
        ]

    @cached_property
    def states(self) -> list[State]:
        """What it does; where an argument is missing, it works in part."""
        return [
            (PARTIAL, ", ".join(lacking)) if call[0] == YES and lacking else call
            for call, lacking in zip(self.calls, self.lacking, strict=True)
        ]

    @property
    def kind(self) -> str:
        """Its newest kind."""
        return next(kind for kind in reversed(self.kinds) if kind)


@dataclass(frozen=True)
class Space:
    """The names of one namespace over its columns."""

    history: History
    facts: dict[str, Facts]

    @property
    def columns(self) -> list[str]:
        return self.history.columns

    @cached_property
    def first(self) -> int:
        """The first column in which it has a name; their number where there is none."""
        for number in range(len(self.columns)):
            if any(one.kinds[number] for one in self.facts.values()):
                return number
        return len(self.columns)


@once
def spaces(project: Project) -> dict[str, Space]:
    """All that `api_history.load` knows, read once."""
    known: dict[int, Signature | None] = {}
    return {
        name: Space(history, {one: facts(history, one, known) for one in history.names})
        for name, history in load(project).items()
    }


def facts(
    history: History, name: str, known: dict[int, Signature | None] | None = None
) -> Facts:
    """What the cells of a name say. `known` has signatures by the identity of a body:
    most bodies are those of several columns."""
    cells = history.names[name]
    known = {} if known is None else known

    def signature_of(cell: Cell) -> Signature | None:
        key = id(cell.body)
        if key not in known:
            known[key] = signature(cell.body.get("parameters"))
        return known[key]

    return Facts(
        name,
        [cell.kind if cell else "" for cell in cells],
        [cell.called if cell else NOT_THERE for cell in cells],
        [signature_of(cell) if cell else None for cell in cells],
        {word: states_of(word, cells) for word in history.arguments(name)},
    )


def states_of(word: str, cells: Iterable[Cell | None]) -> list[State]:
    """What an argument does in each cell; equal ones mostly follow one another."""
    found: list[State] = []
    state, last = NOT_THERE, None
    for cell in cells:
        if cell is not last:
            state, last = cell.argument(word) if cell else NOT_THERE, cell
        found.append(state)
    return found


def signature(rows: Iterable[Sequence[str]] | None) -> Signature | None:
    """Recorded parameters, each as [name, kind, default], as Python writes them."""
    if rows is None:
        return None
    found: list[str] = []
    positional = starred = False
    for row in rows:
        name, kind = row[0], row[1] if len(row) > 1 else ""
        if positional and kind != "positional":
            found.append("/")
        positional = kind == "positional"
        if kind == "keyword" and not starred:
            found.append("*")
        starred = starred or kind in ("*", "keyword")
        stars = kind if kind in ("*", "**") else ""
        default = f"={row[2]}" if len(row) == 3 else ""
        found.append(f"{stars}{name}{default}")
    if positional:
        found.append("/")
    return tuple(found)


def defaults(known: Signature | None) -> dict[str, str | None]:
    """The parameters of a signature, each with its default, or None where it has none."""
    found: dict[str, str | None] = {}
    for one in known or ():
        name, equal, default = one.partition("=")
        if not name.startswith(("*", "/")):
            found[name] = default if equal else None
    return found


def places(known: Signature | None) -> dict[str, int]:
    """The parameters that can be given by position, each with its place from 0."""
    found: dict[str, int] = {}
    for one in known or ():
        if one.startswith("*"):
            break
        if one != "/":
            found[one.partition("=")[0]] = len(found)
    return found


@dataclass(frozen=True)
class Change:
    """What of one name differs between two columns. Each kind is empty where nothing
    differs; of a name that appeared or vanished, only that counts."""

    name: str
    appeared: bool = False
    vanished: bool = False
    answer: Pair | None = None  # what it does: before, after
    arguments: tuple[tuple[str, str, str], ...] = ()  # word, state before, state after
    defaults: tuple[tuple[str, str, str], ...] = ()  # word, before, after
    moved: tuple[str, ...] = ()  # can be given by position, and its place changed

    @property
    def kinds(self) -> list[str]:
        """Those of `KINDS` that it is."""
        there = [pair for pair in self.arguments if ABSENT in pair]
        answers = self.answer or len(there) < len(self.arguments)
        values = (self.appeared, self.vanished, there or self.moved)
        every = zip(KINDS, (*values, self.defaults, answers), strict=True)
        return [kind for kind, is_one in every if is_one]


KINDS = ("appeared", "vanished", "signature", "default", "answer")


def change(one: Facts, before: int, after: int) -> Change | None:
    """What differs between two columns, or None. What isn't known differs from nothing."""
    was, now = bool(one.kinds[before]), bool(one.kinds[after])
    if was != now:
        return Change(one.name, appeared=now, vanished=was)
    if not now:
        return None
    old, new = one.signatures[before], one.signatures[after]
    made = Change(
        one.name,
        answer=differ(one.calls[before][0], one.calls[after][0]),
        arguments=tuple(
            (word, *pair)
            for word, states in one.arguments.items()
            if (pair := differ(states[before][0], states[after][0]))
        ),
        defaults=changed_defaults(old, new),
        moved=moved(old, new),
    )
    return made if made.kinds else None


def differ(before: str, after: str) -> Pair | None:
    same = before == after or UNKNOWN in (before, after)
    return None if same else (before, after)


def changed_defaults(
    before: Signature | None, after: Signature | None
) -> tuple[tuple[str, str, str], ...]:
    """Parameters of both signatures whose default differs; "" where there is none."""
    old, new = defaults(before), defaults(after)
    return tuple(
        (word, old[word] or "", default or "")
        for word, default in new.items()
        if word in old and old[word] != default
    )


def moved(before: Signature | None, after: Signature | None) -> tuple[str, ...]:
    """Parameters that can be given by position in one of two signatures, and are at
    another place, or at none, in the other."""
    if before is None or after is None:
        return ()
    old, new = places(before), places(after)
    both = defaults(after).keys() & defaults(before).keys()
    return tuple(w for w in defaults(after) if w in both and old.get(w) != new.get(w))


def changes(space: Space, before: int, after: int) -> list[Change]:
    """What differs in one namespace between two columns, by name."""
    return [
        found
        for one in space.facts.values()
        if one.kind != "module" and (found := change(one, before, after))
    ]


def count(found: Iterable[Change]) -> dict[str, int]:
    """How many names changed in each way."""
    counted = dict.fromkeys(KINDS, 0)
    for one in found:
        for kind in one.kinds:
            counted[kind] += 1
    return counted


def size(space: Space, column: int) -> int:
    """How many public names there are in a column: classes, functions, values."""
    found: Iterable[Any] = (one.kinds[column] for one in space.facts.values())
    return sum(kind not in ("", "module") for kind in found)
