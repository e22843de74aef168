"""What worked on a release and doesn't on a later one: names, methods, and arguments.

A key is a name, `tf.keras.layers.DenseFeatures`; a method, `tf.keras.Model.fit_generator`;
or an argument of either, `tf.keras.Model.fit(workers)`. Its value has a character for
each release: it works, it's gone (absent, raises, or ignored), or that isn't known. A
property has another character: where a class lacks it, an object may still have an
attribute of that name.
"""

from __future__ import annotations

import re
from functools import cache

from harness.cache import cached
from harness.project import Project, once
from harness.render import api_methods, evidence
from harness.render.api_facts import Facts, Space, spaces
from harness.render.api_history import ABSENT, IGNORED, RAISES, UNKNOWN
from harness.render.api_methods import PROPERTY, Member

WORKS, GONE, OPEN, PROPERTY_THERE = "+-?p"
NAMESPACES = ("tf.keras", "keras")
LOST = re.compile(r"[+p].*-")  # it was there, and later not
Cells = dict[str, str]


@once
def lost(project: Project) -> Cells:
    """By key, what it is on each release; only what a later release lacks."""
    return cached(
        project, "api-lost", evidence.of_names(project), lambda: found(project)
    )


def found(project: Project) -> Cells:
    """As `lost`, made from the records."""
    every: Cells = {}
    for namespace in NAMESPACES:
        every |= cells(spaces(project)[namespace])
    return {key: row for key, row in every.items() if LOST.search(row)}


def cells(space: Space) -> Cells:
    """By key, what it is on each release."""
    made: Cells = {}
    for one in space.facts.values():
        made |= of_name(one)
    for name, own in api_methods.members(space.history).items():
        for method, values in own.items():
            made |= of_method(f"{name}.{method}", values)
    return made


def of_name(one: Facts) -> Cells:
    states = zip(one.kinds, one.calls, strict=True)
    made = {one.name: "".join(name_cell(kind, call[0]) for kind, call in states)}
    for word, answers in one.arguments.items():
        made[f"{one.name}({word})"] = "".join(word_cell(state) for state, _ in answers)
    return made


def name_cell(kind: str, state: str) -> str:
    """A name that wasn't called is there, at least."""
    return GONE if not kind or state == RAISES else WORKS


def word_cell(state: str) -> str:
    if state == UNKNOWN:
        return OPEN
    return GONE if state in (ABSENT, RAISES, IGNORED) else WORKS


def of_method(name: str, values: list[Member]) -> Cells:
    """A method and its arguments; of a property, what is known of it."""
    made = {name: "".join(map(method_cell, values))}
    words = [accepted(one) if isinstance(one, tuple) else None for one in values]
    for word in sorted({word for some in words if some for word in some} - {ANY}):
        cells = (argument_cell(some, word) for some in words)
        made[f"{name}({word})"] = "".join(cells)
    return made


def method_cell(one: Member) -> str:
    if one == PROPERTY:
        return PROPERTY_THERE
    return WORKS if isinstance(one, tuple) else GONE


ANY = "**"  # of a method that accepts any name


def argument_cell(accepted: frozenset[str] | None, word: str) -> str:
    """What an argument is, where a method accepts these; None where there is none."""
    if accepted is None:
        return GONE
    if word in accepted:
        return WORKS
    return OPEN if ANY in accepted else GONE


@cache
def accepted(signature: tuple[str, ...]) -> frozenset[str]:
    """What can be given by name, and `ANY` where that is any name."""
    named = {text.partition("=")[0] for text in signature if text[0] not in "/*"}
    return frozenset(named | {ANY for text in signature if text.startswith(ANY)})
