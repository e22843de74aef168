"""The files that the page asks which message a line is. `docs/assets/messages.js` reads them.

`docs/api/messages/index.json` is loaded once:

- `columns`: labels; `2.4` is a release, `tf_keras 2.16`, `Keras 3.4`, or `keras_tuner 1.4.7`.
- `sets`: sets of columns, as numbers and ranges: `0-3 7`.
- `keys`: for each shard, the hashes of its messages' keys. A key is the rarest pair of words
  of a text that follow one another there (or its rarest word, where there is no pair); so
  a page loads the shards in which a pair of its line is a key. A hash has `BITS` bits (FNV-1a);
  they are sorted, and written as differences: six bits a character of `ALPHABET`,
  the lowest first, and the highest of the six is set if another follows.

`NNN.json`, a shard, has the messages of some modules:

- `paths`: what comes before the last part of functions, and of public names.
- `rows`: [template, kind, places, flags, numbers of its variants]; those at the
  end are left out where they are empty. `kind` is `r`, `w` or `l` (raises, warns, logs), then
  the type. The fourth is a sum: `WRAPS`, `GENERAL`,
  `REWORDED` (its columns have it, or a variant much like it).
- A place is [path, function, set, condition, path of its name, name]; without a public name
  it ends with the condition, without both with the set. A message with more than `PLACES`
  places has those of the newest columns, and all of its columns in the last one.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from harness.render.message_history import Known
from harness.render.message_variants import OWN, Message, Place, own

SCHEMA = 1  # raised when a field changes its meaning
BITS = 20
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
SHARD = 32_000  # characters, about 8 kB when it is compressed
PLACES = 2
LONGEST, LONGEST_CONDITION = 160, 50  # characters of a template, of a condition
OTHERS = 75  # of what isn't Keras, and of older variants, whose end says least
WRAPS, GENERAL, REWORDED = 1, 2, 4
LEAST = 4.5  # weight of the words that tell, below which a template is too general
TELLING = 4  # words that no other message has together by chance
LETTERS = 35  # likewise, of a template
# Words of messages about a name or an argument that isn't there.
OF_NAMES = re.compile(
    r"an?d?|are|arguments?|attributes?|available|been|by|cannot|following|for|from|got|has|have|"
    r"import|into?|is|invalid|keywords?|kwargs|modules?|named?|not?|objects?|of|on|passed|"
    r"received|recognized|supported|the|to|type|understood|unexpected|unknown|unrecognized|"
    r"valid|with"
)
WORD = re.compile(r"[a-z_][a-z0-9_]+", re.ASCII)
HOLE = re.compile(r"\{\}")
SENTENCE = re.compile(r"(?<=[\w}\"'`)\]][.!?])(?<!e\.g\.)(?<!i\.e\.)\s+|\n")


def files(docs: Path, known: Known) -> dict[Path, str]:
    """All files by their paths."""
    folder = docs / "api" / "messages"
    frequent = Counter(key for one in known.messages for key in set(keys(one.template)))
    sets, shards = Sets(), list(split(known.messages))
    count = len(known.messages)
    releases = sum(label[0].isdigit() for label in known.columns)
    made: dict[Path, str] = {}
    chosen: list[str] = []
    for number, some in enumerate(shards):
        hashes = {fnv(key(one.template, frequent)) for one in some}
        chosen.append(packed(sorted(hashes)))
        data = Shard(some, sets, frequent, count, releases).as_json()
        made[folder / f"{number:03}.json"] = dump(data)
    index = {
        "schema": SCHEMA,
        "columns": known.columns,
        "sets": list(sets.numbers),
        "keys": chosen,
    }
    return {folder / "index.json": dump(index)} | made


def dump(data: object) -> str:
    return json.dumps(data, separators=(",", ":"), ensure_ascii=False) + "\n"


def split(messages: list[Message]) -> Iterator[list[Message]]:
    """Messages in their order, in shards of about one size."""
    part: list[Message] = []
    size = 0
    for one in messages:
        long = min(len(one.template), LONGEST if own(one) else OTHERS)
        size += long + 90 * min(len(one.places), PLACES)
        part.append(one)
        if size >= SHARD:
            yield part
            part, size = [], 0
    if part:
        yield part


class Sets:
    """Sets of columns, each with a number."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, columns: Iterable[int]) -> int:
        return self.numbers.setdefault(ranges(columns), len(self.numbers))


def ranges(columns: Iterable[int]) -> str:
    """`0-3 7` of numbers."""
    found: list[list[int]] = []
    for one in sorted(columns):
        if found and found[-1][1] == one - 1:
            found[-1][1] = one
        else:
            found.append([one, one])
    return " ".join(f"{a}-{b}" if a != b else f"{a}" for a, b in found)


class Shard:
    """The messages of one file."""

    def __init__(
        self,
        messages: list[Message],
        sets: Sets,
        frequent: Counter[str],
        count: int,
        releases: int,
    ) -> None:
        self.messages, self.sets = messages, sets
        self.frequent, self.count = frequent, count
        self.releases = releases  # the first columns
        self.paths: dict[str, int] = {}
        self.number = {one: number for number, one in enumerate(messages)}

    def as_json(self) -> dict[str, Any]:
        rows = [self.row(one) for one in self.messages]
        return {"paths": list(self.paths), "rows": rows}

    def row(self, one: Message) -> list[object]:
        later = any(max(w.columns) > max(one.columns) for w in one.wordings)
        whole = own(one) and not later
        flags = WRAPS * one.wraps + REWORDED * one.reworded
        flags += GENERAL * self.general(one)
        others = [self.number[w] for w in one.wordings if w in self.number]
        row: list[object] = [
            shortened(one.template, LONGEST if whole else OTHERS),
            one.does[0] + one.type,
            self.places(one, whole),
            flags,
            sorted(others),
        ]
        while row[-1] in (0, []):
            row.pop()
        return row

    def general(self, one: Message) -> bool:
        """Whether a template says too little to be an answer by itself, or is about a
        name: the table of names knows more."""
        words = {word for word in keys(one.template) if " " not in word}
        telling = {word for word in words if not OF_NAMES.fullmatch(word)}
        # An identifier, or some words together, are what one message says.
        if len(telling) >= TELLING or any("_" in word for word in telling):
            return False
        if telling and sum(map(len, words)) >= LETTERS:
            return False
        said = sum(math.log(self.count / max(self.frequent[w], 1)) for w in telling)
        return said < LEAST and not (one.wraps and len(words) > 2)

    def places(self, one: Message, whole: bool) -> list[list[object]]:
        newest = sorted(
            one.places.values(),
            key=self.nearness,
        )
        merged: dict[tuple[str, str], Place] = {}
        for place in newest:
            last = place.name or place.function
            known = merged.setdefault((last, ""), place)
            if known is not place:
                known = merged[last, ""] = Place(
                    place.function,
                    place.condition,
                    place.name,
                    known.columns | place.columns,
                )
        some, most = list(merged.values())[::-1], PLACES if whole else 1
        shown = [self.place(place, place.columns, whole) for place in some[:most]]
        if len(some) > most:
            shown[-1] = self.place(some[most - 1], one.columns, whole)
        return shown

    def nearness(self, one: Place) -> tuple[bool, int, int, str]:
        """Sorts Keras before others, and what the newest release has before older places."""
        last = max((n for n in one.columns if n < self.releases), default=-1)
        return bool(OWN.match(one.function)), last, len(one.columns), one.function

    def place(self, one: Place, columns: set[int], whole: bool) -> list[object]:
        condition = shortened(one.condition, LONGEST_CONDITION) if whole else ""
        made: list[object] = [*self.path(one.function), self.sets.number(columns)]
        made += [condition] if condition or one.name else []
        return made + (self.path(one.name) if one.name else [])

    def path(self, name: str) -> list[object]:
        before, _, last = name.rpartition(".")
        return [self.paths.setdefault(before, len(self.paths)), last]


def shortened(text: str, longest: int) -> str:
    """A text without its end, if it is long; the cut is never in a hole."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rstrip("{} ") + "…"


def keys(template: str) -> list[str]:
    """The pairs of words that follow one another in a template, with no hole between
    them; and its words, which count where there is no pair."""
    found: list[str] = []
    for part in HOLE.split(template.lower()):
        words = WORD.findall(part)
        found += words
        found += [f"{a} {b}" for a, b in pairwise(words)]
    return found


def key(template: str, frequent: Counter[str]) -> str:
    """The rarest pair of words of a template's first sentence, which is what people paste;
    of several, the first."""
    first = SENTENCE.split(template, maxsplit=1)[0]
    for part in (first, template[:OTHERS], template):
        pairs = [one for one in keys(part) if " " in one]
        if pairs:
            return min(pairs, key=lambda one: frequent[one])
    return min(keys(template), key=lambda one: frequent[one], default="")


def fnv(text: str) -> int:
    """A hash of `BITS` bits."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return (value ^ value >> BITS) & ((1 << BITS) - 1)


def packed(numbers: list[int]) -> str:
    """Sorted numbers as their differences, in characters of `ALPHABET`."""
    made, last = [], 0
    for one in numbers:
        rest = one - last
        last = one
        while rest >= 32:
            made.append(ALPHABET[rest % 32 + 32])
            rest //= 32
        made.append(ALPHABET[rest])
    return "".join(made)
