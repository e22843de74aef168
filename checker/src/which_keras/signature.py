"""Signatures as Python writes them, and their parts."""

from typing import Dict, List, NamedTuple, Optional, Tuple

State = Tuple[str, str]  # what it does, and the message with it
Signature = Tuple[str, ...]  # parameters as Python writes them
NOT_THERE = ("absent", "")
OPEN = ("unknown", "")


class Shape(NamedTuple):
    """The parts of a signature."""

    places: List[str]  # what can be given by position
    named: Dict[str, Optional[str]]  # what can be given by name; the default or None
    required: List[str]
    any_place: bool  # `*args`
    any_name: bool  # `**kwargs`
    by_place: List[str]  # what can't be given by name


SHAPES: Dict[Signature, Shape] = {}


def shape(signature: Signature) -> Shape:
    """The parts of a signature; they are remembered."""
    known = SHAPES.get(signature)
    if known is None:
        known = SHAPES[signature] = taken_apart(signature)
    return known


def taken_apart(signature: Signature) -> Shape:
    places: List[str] = []
    named: Dict[str, Optional[str]] = {}
    required: List[str] = []
    by_place: List[str] = []
    any_place = any_name = starred = False
    for one in signature:
        name, equal, default = one.partition("=")
        if one == "/":
            by_place += places
        elif one.startswith("**"):
            any_name = True
        elif one.startswith("*"):
            starred = True
            any_place = any_place or one != "*"
        else:
            named[name] = default if equal else None
            if not starred:
                places.append(name)
            if not equal:
                required.append(name)
    return Shape(places, named, required, any_place, any_name, by_place)


def argument(signature: Signature, word: str) -> State:
    """What a signature says of an argument."""
    known = shape(signature)
    if word in known.named and word not in known.by_place:
        return "yes", ""
    return OPEN if known.any_name else NOT_THERE


def split(text: str) -> Signature:
    """The parameters of a signature: its commas, but not those inside brackets or quotes."""
    if not text:
        return ()
    found, begin, depth, quote, place = [], 0, 0, "", 0
    while place < len(text):
        letter = text[place]
        if quote:
            if letter == "\\":
                place += 1
            elif letter == quote:
                quote = ""
        elif letter in "'\"":
            quote = letter
        elif letter in "([{<":
            depth += 1
        elif letter in ")]}>":
            depth -= 1
        elif not depth and text.startswith(", ", place):
            found.append(text[begin:place])
            begin = place + 2
        place += 1
    return (*found, text[begin:])
