"""The table of names in small files, for the box: a name's file is found by its last part.

`docs/api/find/00.json` … each have the names whose last part, in small letters, has that
hash (FNV-1a, modulo their number), in all namespaces: a form of `names.json` (see
`api_data.py`) with further fields:

- `methods`: of its classes, as in `methods.json`.
- `owners`: of a method with that hash, the classes that have it, the likeliest first; not all.
- `instead`: what replaces these names and their arguments: `answers` as [text, since, page],
  and `keys` with the number of an answer.

`modules.json` has what replaces whole modules, in the form of `instead`. `words.json` has
arguments that are asked without a name: `lost`, by argument, the classes that have it on some
releases only (none where there are more than `MANY`); `needed`, those for which it must be
given; `words`, every argument of a class. `list.json` has every name, by namespace and module.
`docs/assets/shards.js` reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from harness.project import Project
from harness.render import api_methods
from harness.render.api_data import File, Like, by_module, dump, likenesses
from harness.render.api_facts import Facts, Space, spaces
from harness.render.api_history import PARTIAL, UNKNOWN, WARNS, YES, load
from harness.render.api_instead import instead

SCHEMA = 1
FILES = 64
MANY = 40  # owners of an argument, of which none is the likely one
OWNERS = 6  # of a method, that are named
WORKING = {YES, PARTIAL, WARNS, UNKNOWN}
ROOT = "tf.keras"
LISTED = (ROOT, "keras")  # namespaces where a misspelled name is looked for
Members = dict[str, dict[str, list[api_methods.Member]]]


def render(project: Project) -> dict[Path, str]:
    """The files in `docs/api/find/`."""
    known = spaces(project)
    if not known[ROOT].facts:
        return {}
    folder, likes = project.docs / "api" / "find", likenesses(project, known)
    members = api_methods.members(load(project)[ROOT])
    answers, texts = keyed(instead(project))
    parts = shards(known[ROOT], likes, members, answers)
    files = {
        folder / f"{number:02}.json": dump(shard(known[ROOT], part, texts))
        for number, part in enumerate(parts)
    }
    names = {
        label: {module: ",".join(some) for module, some in listed(known[label])}
        for label in LISTED
    }
    modules = {
        key: answer
        for key, answer in answers.items()
        if (found := space_of(known, key)) and found.facts[key].kind == "module"
    }
    return files | {
        folder / "modules.json": dump(told(modules, texts)),
        folder / "words.json": dump(words(known[ROOT])),
        folder / "list.json": dump(names),
    }


def listed(space: Space) -> Iterable[tuple[str, list[str]]]:
    """The names of a namespace, by module."""
    below = len(space.history.namespace) + 1
    return by_module(name[below:] for name in space.facts).items()


def place(name: str) -> int:
    """The number of the file of a name."""
    return place_of_last(name.rpartition(".")[2])


@cache
def place_of_last(last: str) -> int:
    value = 0x811C9DC5
    for byte in last.lower().encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return (value ^ value >> 16) % FILES


Answers = dict[str, int]
Texts = list[list[str]]


def keyed(mapping: Mapping[str, Mapping[str, str]]) -> tuple[Answers, Texts]:
    """What replaces what: the number of each key's answer, and the answers."""
    texts: dict[tuple[str, ...], int] = {}
    numbers = {
        key: texts.setdefault((one["text"], one["since"], one["page"]), len(texts))
        for key, one in mapping.items()
    }
    return numbers, [list(one) for one in texts]


def told(answers: Answers, texts: Texts) -> dict[str, Any]:
    """Some keys with the answers that they have."""
    used = {number: at for at, number in enumerate(dict.fromkeys(answers.values()))}
    return {
        "answers": [texts[number] for number in used],
        "keys": {key: used[number] for key, number in answers.items()},
    }


@dataclass
class Shard:
    """What one file has: names of the base and of each namespace that is like it (its own
    ones, and those of the base that it hasn't), classes with their methods, methods with
    their classes, and the numbers of answers."""

    names: list[str] = field(default_factory=list)
    likes: dict[str, tuple[Like, list[str], list[str]]] = field(default_factory=dict)
    members: Members = field(default_factory=dict)
    owners: dict[str, list[str]] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)


def shards(
    base: Space, likes: Iterable[Like], members: Members, answers: Answers
) -> list[Shard]:
    """Each name in the file where its last part is looked for."""
    made = [Shard() for _ in range(FILES)]
    for name in base.facts:
        made[place(name)].names.append(name)
    for like in likes:
        for one in made:
            one.likes[like.label] = like, [], []
        for at, names in ((1, like.own), (2, like.without)):
            for name in names:
                made[place(name)].likes[like.label][at].append(name)
    for key, answer in answers.items():
        for number in {place(key), place(key.rpartition(".")[0])}:
            made[number].answers[key] = answer
    for name, own in members.items():
        made[place(name)].members[name] = own
        for method in own:
            made[place(method)].owners.setdefault(method, []).append(name)
    return made


def shard(base: Space, part: Shard, texts: Texts) -> dict[str, Any]:
    """One file."""
    made = File()
    made.add(ROOT, base, part.names)
    for like, own, without in part.likes.values():
        add(made, like, own, without)
    owners = {
        method: below_root(likeliest(some, base)[:OWNERS])
        for method, some in sorted(part.owners.items())
    }
    return made.as_json() | {
        "schema": SCHEMA,
        "methods": api_methods.data(base.columns, part.members),
        "owners": owners,
        "instead": told(part.answers, texts),
    }


def add(made: File, like: Like, own: list[str], without: list[str]) -> None:
    """Adds a namespace by what differs from its base."""
    made.add(like.label, like.space, own)["like"] = {
        "namespace": like.base_label,
        "columns": like.columns,
        "without": {
            module: ",".join(some) for module, some in by_module(without).items()
        },
    }


def likeliest(names: Iterable[str], base: Space) -> list[str]:
    """Short names first, then those that are there on most releases."""

    def key(name: str) -> tuple[int, int, str]:
        return name.count("."), -sum(map(bool, base.facts[name].kinds)), name

    return sorted(names, key=key)


def below_root(names: Iterable[str]) -> str:
    return ",".join(name[len(ROOT) + 1 :] for name in names)


def words(base: Space) -> dict[str, Any]:
    """The file of arguments that are asked without a name."""
    lost: dict[str, list[str]] = {}
    needed: dict[str, list[str]] = {}
    every: set[str] = set()
    for name, one in base.facts.items():
        if one.kind != "class":
            continue
        every |= one.arguments.keys()
        for word in one.arguments:
            if is_lost(one, word):
                lost.setdefault(word, []).append(name)
        for word in required(one):
            needed.setdefault(word, []).append(name)
    return {
        "lost": {
            word: below_root(likeliest(some, base)) if len(some) <= MANY else ""
            for word, some in sorted(lost.items())
        },
        "needed": {
            word: below_root(likeliest(some, base))
            for word, some in sorted(needed.items())
        },
        "words": " ".join(sorted(every)),
    }


def is_lost(one: Facts, word: str) -> bool:
    """Whether an argument works on some releases that have the class, and not on others."""
    found = [
        state in WORKING
        for (state, _), kind in zip(one.arguments[word], one.kinds, strict=True)
        if kind
    ]
    return True in found and False in found


def required(one: Facts) -> set[str]:
    """The arguments that must be given on some release."""
    return {
        parameter
        for signature in one.signatures
        for parameter in signature or ()
        if parameter.isidentifier()
    }


def space_of(known: dict[str, Space], name: str) -> Space | None:
    """The namespace that has a name."""
    return next((one for one in known.values() if name in one.facts), None)
