"""What differs between two results, in a few words: a figure, a shape, a list of names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from harness.collectors.behavior_compare import figures_agree, is_array
from harness.render.behavior_data import OTHER, WEIGHTED, Change, Difference, at

MOST = 60  # characters of one side
# Aspects in the order in which a reader asks, and what is said of each.
SAID = {
    "values": "gives other values",
    "shape": "has another shape",
    "weights": "has other weights",
    "gradients": "has other gradients",
    "history": "trains otherwise",
    "decision": "stops, saves, or lowers the rate at another time",
    "names": "has other names",
    "distribution": "draws from another distribution",
    "calls": "calls callbacks otherwise",
    "variables": "has other variables",
    "dtype": "has another dtype",
    "default name": "has another default name",
    "random numbers": "draws other numbers from the same seed",
    "order": "has its keys in another order",
    "files": "writes other files",
    "text": "prints another text",
    "configuration": "has another configuration",
    OTHER: "gives something else",
}
TYPED = ("dtype", "float16", "float64", "int")
DEFAULT = ("default", "(4,3)", "2 rows", "line", "config", WEIGHTED)


def aspects(change: Change) -> list[str]:
    """What a change is about, what a reader asks first before the rest."""
    return sorted(change.aspects, key=list(SAID).index)


def best(change: Change) -> Difference:
    """The case that shows most: of the first aspect, and with defaults if there is one."""
    found = change.of(aspects(change)[0])
    return min(found, key=lambda one: (rank(one.case), change.found.index(one)))


def rank(case: str) -> int:
    """Defaults first, float32 before other types."""
    return 0 if case in DEFAULT else 2 if case.startswith(TYPED) else 1


def sides(difference: Difference, wanted: str) -> tuple[str, str]:
    """What was there and what is there now, at the first place of an aspect."""
    if ("moments" in difference.old) != ("moments" in difference.new):
        return drawn(difference.old), drawn(difference.new)
    place = next(one for one in difference.places if difference.aspect(one) == wanted)
    above = place.rpartition(".")[0]
    left, right = at(difference.old, above), at(difference.new, above)
    keyed = above and isinstance(left, dict) and isinstance(right, dict)
    if keyed and left.keys() != right.keys():
        return of_lists(list(left), list(right))
    old, new = at(difference.old, place), at(difference.new, place)
    if is_array(old) and is_array(new):
        return of_arrays(old, new)
    if isinstance(old, list) and isinstance(new, list):
        return of_lists(old, new)
    return brief(old), brief(new)


def drawn(result: Mapping[str, object]) -> str:
    return "random" if "moments" in result else "always the same"


def of_arrays(old: list[Any], new: list[Any]) -> tuple[str, str]:
    """Shapes or types where they differ, else the values that do."""
    if old[1] != new[1]:
        return f"shape ({old[1]})", f"shape ({new[1]})"
    if old[0] != new[0]:
        return str(old[0]), str(new[0])
    pairs = [
        (left, right)
        for left, right in zip(old[2], new[2], strict=False)
        if not figures_agree([left], [right], old[0])
    ]
    shown = pairs[:2] or [(old[2][:2], new[2][:2])]
    return (
        ", ".join(brief(left) for left, _ in shown),
        ", ".join(brief(right) for _, right in shown),
    )


def of_lists(old: list[Any], new: list[Any]) -> tuple[str, str]:
    """What only one of two lists has; all of it where they have the same in another
    order."""
    left = [one for one in old if one not in new]
    right = [one for one in new if one not in old]
    if not left and not right:
        left, right = old, new
    return brief(left or "nothing more"), brief(right or "nothing more")


def brief(value: object) -> str:
    """A value as a reader would write it, cut."""
    if value is None:
        return "none"
    if is_array(value):
        return brief(value[2] if len(value[2]) != 1 else value[2][0])
    if isinstance(value, list):
        text = ", ".join(brief(one) for one in value)
    elif isinstance(value, dict):
        text = ", ".join(f"{key}={brief(one)}" for key, one in value.items())
    else:
        text = str(value)
    text = text or "empty"
    if len(text) <= MOST:
        return text
    whole, comma, _ = text[: MOST - 1].rpartition(", ")
    words = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return f"{whole}, …" if words and comma else text[: MOST - 1] + "…"
