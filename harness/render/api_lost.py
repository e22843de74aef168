"""What worked on a release and doesn't on a later one: names, methods, and arguments.

A key is a name, `tf.keras.layers.DenseFeatures`; a method, `tf.keras.Model.fit_generator`;
or an argument of either, `tf.keras.Model.fit(workers)`. Its value has a character for
each release: it works, it's gone (absent, raises, or ignored), or that isn't known. A
property has another character: where a class lacks it, an object may still have an
attribute of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from harness.cache import cached
from harness.project import Project
from harness.render import api_cache, api_methods
from harness.render.api_facts import Facts, Space, spaces
from harness.render.api_history import ABSENT, IGNORED, RAISES, UNKNOWN
from harness.render.api_methods import PROPERTY, Member

WORKS, GONE, OPEN, PROPERTY_THERE = "+-?p"
NAMESPACES = ("tf.keras", "keras")
LOST = re.compile(r"[+p].*-")  # it was there, and later not
Cells = dict[str, str]


def lost(project: Project) -> Cells:
    """By key, what it is on each release; only what a later release lacks."""
    return project.once(_lost)


def _lost(project: Project) -> Cells:
    return cached(
        project, "api-lost", api_cache.depends(project), lambda: found(project)
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
    words = {w for one in values if isinstance(one, tuple) for w in parameters(one)}
    for word in sorted(words):
        cells = (argument_cell(one, word) for one in values)
        made[f"{name}({word})"] = "".join(cells)
    return made


def method_cell(one: Member) -> str:
    if one == PROPERTY:
        return PROPERTY_THERE
    return WORKS if isinstance(one, tuple) else GONE


def argument_cell(one: Member, word: str) -> str:
    if not isinstance(one, tuple):
        return GONE
    if word in parameters(one):
        return WORKS
    return OPEN if any(text.startswith("**") for text in one) else GONE


def parameters(signature: Iterable[str]) -> Iterator[str]:
    """What can be given by name."""
    for text in signature:
        if text != "/" and not text.startswith("*"):
            yield text.partition("=")[0]
