"""Where our records and what others state differ.

Each source compares as much as it can state. The golden files leave out keyword-only
parameters and the types of defaults; the API pages leave out what a class inherits; the
Keras 3 source writes a default as an expression.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from harness.render.api_history import Cell, History
from tests.content.api_sources import NAMESPACES, Body, Source, whole

Rows = list[list[str]]
GOLDEN = ("golden", "tf_keras")


@dataclass(frozen=True, order=True)
class Difference:
    """One fact that a source states otherwise. `name` has no namespace; a method is
    `layers.Layer.build`, an argument `layers.Dense(units)`. Our text comes first."""

    series: str
    label: str
    what: str
    name: str
    ours: str = ""
    theirs: str = ""

    def __str__(self) -> str:
        values = f": ours {self.ours}, theirs {self.theirs}" * bool(
            self.ours + self.theirs
        )
        return f"{self.series} {self.label}: {self.what} {self.name}{values}"


@dataclass
class Tally:
    """How many facts were compared, by kind, and the differences."""

    facts: dict[str, int]
    differences: list[Difference]

    def count(self, kind: str, number: int = 1) -> None:
        self.facts[kind] = self.facts.get(kind, 0) + number


def compare(
    source: Source, names: Mapping[str, Body], history: History, number: int
) -> Tally:
    """All that a source states, compared with one column of our records."""
    tally = Tally({}, [])
    prefix = NAMESPACES[source.series] + "."
    ours = {
        name.removeprefix(prefix): row[number]
        for name, row in history.names.items()
        if row[number] is not None
    }
    for name in sorted({*names, *ours}):
        tally.count("names")
        if name not in ours:
            say(tally, source, "lacks name", name)
        elif name not in names:
            say(tally, source, "has name", name)
        else:
            cell = ours[name]
            assert cell is not None
            theirs = whole(name, names)
            one_name(tally, source, name, cell, theirs)
            if theirs["kind"] == cell.kind == "class":
                methods = history.methods(prefix + name, number)
                properties = inherited_properties(history, cell, number)
                members(tally, source, name, theirs, methods, properties)
    return tally


def say(
    tally: Tally,
    source: Source,
    what: str,
    name: str,
    ours: object = "",
    theirs: object = "",
) -> None:
    found = Difference(source.series, source.label, what, name, str(ours), str(theirs))
    tally.differences.append(found)


def one_name(tally: Tally, source: Source, name: str, cell: Cell, theirs: Body) -> None:
    """The kind of a name, its bases, and its parameters."""
    if theirs["kind"] != "unknown":
        tally.count("kinds")
        if cell.kind != theirs["kind"]:
            say(tally, source, "kind", name, cell.kind, theirs["kind"])
            return
    if "bases" in theirs:
        tally.count("bases")
        above = [path.rpartition(".")[2] for path in cell.body["bases"]]
        if source.series.startswith(
            ("source", "wheel")
        ):  # it doesn't see the bases of TensorFlow
            above = [one for one in above if one in theirs["bases"]]
        if sorted(above) != sorted(theirs["bases"]):
            say(tally, source, "bases", name, above, theirs["bases"])
    rows = theirs.get("parameters")
    if rows is not None:
        signature(tally, source, name, cell.body.get("parameters"), rows)


def members(
    tally: Tally,
    source: Source,
    name: str,
    theirs: Body,
    methods: Mapping[str, Rows | None],
    properties: set[str],
) -> None:
    """The methods and properties of a class."""
    complete = source.series != "pages"
    stated = {m: r for m, r in theirs.get("methods", {}).items() if is_public(m)}
    if source.series in GOLDEN:  # they have no name with an underscore
        methods = {m: r for m, r in methods.items() if m != "__call__"}
    for method in sorted({*stated, *(methods if complete else ())}):
        full = f"{name}.{method}"
        tally.count("methods")
        if method not in methods:
            say(tally, source, "lacks method", full)
        elif method not in stated:
            say(tally, source, "has method", full)
        elif stated[method] is not None:
            signature(tally, source, full, methods[method], stated[method])
    listed = {p for p in theirs.get("properties", ()) if is_public(p)}
    for one in sorted(listed - properties):
        say(tally, source, "lacks property", f"{name}.{one}")
    extra = properties - listed if complete else set()
    for one in sorted(extra):
        say(tally, source, "has property", f"{name}.{one}")
    tally.count("properties", len(listed | extra))


def is_public(name: str) -> bool:
    return name == "__call__" or not name.startswith("_")


def inherited_properties(history: History, cell: Cell, number: int) -> set[str]:
    """The properties and the constants of a class, and those of its bases."""
    above = (history.classes[number].get(base) for base in cell.body["bases"])
    every = [cell.body, *(one.body for one in above if one)]
    return {
        name
        for body in every
        for name in (*body["properties"], *body.get("values", ()))
    }


def signature(
    tally: Tally, source: Source, name: str, ours: Rows | None, theirs: Rows
) -> None:
    """Arguments, their order, and their defaults."""
    tally.count("signatures")
    if ours is None:
        say(tally, source, "no signature", name)
        return
    if source.series in GOLDEN:
        ours = [row for row in ours if row[1:2] != ["keyword"]]
    mine, other = by_name(ours), by_name(theirs)
    tally.count("arguments", len({*mine, *other}))
    for word in mine:
        if word not in other:
            say(tally, source, "has argument", f"{name}({word})")
    for word in other:
        if word not in mine:
            say(tally, source, "lacks argument", f"{name}({word})")
    common = [word for word in mine if word in other]
    again = [word for word in other if word in mine]
    if common != again:
        say(tally, source, "order", name, common, again)
    for word in common:
        left, right = mine[word], other[word]
        full = f"{name}({word})"
        if source.series.startswith(("source", "wheel")) and left[1:2] != right[1:2]:
            say(tally, source, "kind of argument", full, left[1:2], right[1:2])
        if len(left) == 3 or len(right) == 3:
            tally.count("defaults")
        if len(left) != len(right):
            say(tally, source, "default", full, left[2:], right[2:])
        elif len(left) == 3 and not equal(source.series, left[2], right[2]):
            say(tally, source, "default", full, left[2], right[2])


def by_name(rows: Rows) -> dict[str, list[str]]:
    """Rows by what a caller writes: the name of `*args` isn't one of them."""
    found = {}
    for row in rows:
        kind = row[1] if len(row) > 1 else ""
        found[kind if kind in ("*", "**") else row[0]] = row
    return found


@cache  # half a million times, mostly of the same
def equal(series: str, ours: str, theirs: str) -> bool:
    """Whether two texts mean one default, as far as the source's form shows it."""
    value = literal(ours)
    text = ours.partition(": ")[2] or ours  # `type: repr`
    if series in GOLDEN:
        text = text if value is MISSING else str(value)
        return simplest(text) == simplest(theirs)
    other = literal(theirs)
    if value is not MISSING and other is not MISSING:
        return type(value) is type(other) and value == other
    return simplest(text) == simplest(theirs)


MISSING = object()


def literal(text: str) -> Any:
    """The value of a literal, or of a power of two."""
    try:
        power = re.fullmatch(r"([\d.]+) ?\*\* ?(\d+)", text)
        if power:
            return ast.literal_eval(power[1]) ** int(power[2])
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return MISSING


def simplest(text: str) -> str:
    """The last part of a dotted name, without what a `repr` puts around it."""
    text = re.sub(r"<(?:function |class ')?([\w.]+)(?: \w+|'|: \S+)?>", r"\1", text)
    return text.rpartition(".")[2] if re.fullmatch(r"[\w.]+", text) else text
