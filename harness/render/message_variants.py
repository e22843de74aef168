"""A message, the places that raise it, and its variants: other words for the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

# What is Keras, and what a reader meets most: it is shown with its conditions.
OWN = re.compile(
    r"(?:tensorflow\.python\.)?(?:(?:tf_)?keras|keras_preprocessing)\.|runtime$"
)


@dataclass
class Place:
    """A function that says a message: under which condition, and in which columns.

    `function` is the path in the newest release that has it; `name` is its public name.
    """

    function: str
    condition: str
    name: str = ""
    columns: set[int] = field(default_factory=set)


@dataclass
class Message:
    """A template, and its places, by what stays where modules move."""

    does: str
    type: str
    template: str
    wraps: bool = False
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    wordings: list[Message] = field(default_factory=list, repr=False)
    reworded: bool = False  # its columns have it, or a variant that was folded into it

    @property
    def columns(self) -> set[int]:
        return {n for place in self.places.values() for n in place.columns}

    @property
    def newest(self) -> Place:
        """The place that is there in the last column."""
        return max(self.places.values(), key=lambda p: (max(p.columns), len(p.columns)))

    def __hash__(self) -> int:
        return id(self)


def link(messages: Iterable[Message]) -> None:
    """Notes the variants of a message: of the same function (its module may have
    moved), under the same condition or with mostly the same words, in other columns."""
    at: dict[str, list[tuple[str, Message]]] = {}
    for one in messages:
        for function, condition in one.places:
            short = ".".join(function.split(".")[-2:])
            at.setdefault(short, []).append((condition, one))
    for some in at.values():
        for number, (condition, one) in enumerate(some):
            for other_condition, other in some[number + 1 :]:
                alike = likeness(one.template, other.template)
                same = condition == other_condition and bool(condition)
                if alike >= (SAME_CONDITION if same else OTHER_CONDITION):
                    pair(one, other)


SAME_CONDITION, OTHER_CONDITION = 0.35, 0.6
WORDS = re.compile(r"[A-Za-z_]\w+")


def pair(one: Message, other: Message) -> None:
    together = one is other or one.columns & other.columns
    if not together and other not in one.wordings:
        one.wordings.append(other)
        other.wordings.append(one)


def fold(messages: list[Message]) -> list[Message]:
    """Without the older variants of what isn't Keras: the newest counts for them, too."""
    left = []
    for one in sorted(messages, key=lambda m: max(m.columns)):
        newer = [
            other
            for other in one.wordings
            if max(other.columns) > max(one.columns)
            and likeness(one.template, other.template) >= OTHER_CONDITION
        ]
        if own(one) or not newer:
            left.append(one)
            continue
        (to, *_) = sorted(newer, key=lambda m: max(m.columns), reverse=True)
        to.newest.columns |= one.columns
        to.reworded = True
        for other in one.wordings:
            other.wordings.remove(one)
    kept = set(left)
    return [one for one in messages if one in kept]


def own(one: Message) -> bool:
    """Whether a message is Keras's, or the runtime's."""
    return any(OWN.match(place.function) for place in one.places.values())


def likeness(one: str, other: str) -> float:
    """The share of words that two texts have in common."""
    first, second = set(WORDS.findall(one)), set(WORDS.findall(other))
    return len(first & second) / max(len(first | second), 1)
