"""The data of *Can I use*: every name with what it did on each release, in few bytes.

`names.json` has what a reader asks first and is loaded whole; `names-more.json` has the
private modules of `keras` and each minor version of Keras 3, `methods.json` has methods.
`docs/assets/api.js` reads them. The first two have one form:

- `columns`: of each namespace its releases, oldest first.
- `texts`: messages; `{}` is where the name or the word is that was asked for.
- `signatures`: parameters as Python writes them.
- `histories`: what a name did, as [calls, signatures, words, kinds]: `y16r7:3` is 16
  columns of yes and 7 of raises with text 3; `x4`, four columns of a signature that is
  new in this file, `12x4` of number 12, `-4` of none. `words` has arguments that aren't
  in each signature, by their history; a class has no kinds and, like others, no
  words where there are none.
- `names`: by module, names; each with the number of its history, or with none, where that
  is the next one in the file.
- `like`: a namespace that has all names of another one, each of its columns as the one
  of the other that is given; `without` has those that it lacks.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from harness import environments
from harness.project import Project
from harness.render import api_methods
from harness.render.api_facts import Facts, Signature, Space, State, spaces
from harness.render.api_history import (
    ABSENT,
    IGNORED,
    RAISES,
    UNKNOWN,
    WARNS,
    YES,
    runs,
)

SCHEMA = 1  # raised when a field changes its meaning
LETTERS = {YES: "y", WARNS: "w", IGNORED: "i", RAISES: "r", ABSENT: "a", UNKNOWN: "u"}
KINDS = {"class": "c", "function": "f", "module": "m", "value": "v", "raises": "r"}
SPOKEN = (WARNS, IGNORED, RAISES, ABSENT)  # states whose message a reader needs
T = TypeVar("T")


def render(project: Project) -> dict[Path, str]:
    """The three files in `docs/api/`."""
    known = spaces(project)
    if not known["tf.keras"].facts:
        return {}
    folder = project.docs / "api"
    return {
        folder / "names.json": dump(names(known)),
        folder / "names-more.json": dump(more(known, newest_keras_3(project, known))),
        folder / "methods.json": dump(api_methods.as_json(project)),
    }


def dump(data: object) -> str:
    return json.dumps(data, separators=(",", ":"), ensure_ascii=False) + "\n"


class Table:
    """Values in the order in which they were first asked for."""

    def __init__(self) -> None:
        self.numbers: dict[Any, int] = {}

    def number(self, value: object) -> tuple[int, bool]:
        """The number of a value, and whether it is new."""
        new = value not in self.numbers
        return self.numbers.setdefault(value, len(self.numbers)), new


class File:
    """One file: its tables, and the histories that refer to them."""

    def __init__(self) -> None:
        self.texts, self.signatures, self.histories = Table(), Table(), Table()
        self.written: list[list[object]] = []
        self.names: dict[str, dict[str, Any]] = {}
        self.columns: dict[str, list[str]] = {}

    def as_json(self) -> dict[str, Any]:
        return {
            "schema": SCHEMA,
            "columns": self.columns,
            "texts": list(self.texts.numbers),
            "signatures": [", ".join(one) for one in self.signatures.numbers],
            "histories": self.written,
            "names": self.names,
        }

    def add(self, label: str, space: Space, chosen: Iterable[str]) -> dict[str, Any]:
        """Adds names of a namespace, which the file calls `label`."""
        below = len(space.history.namespace) + 1
        found: dict[str, str] = {}
        for module, some in by_module(name[below:] for name in chosen).items():
            shown = []
            for last in some:
                name = ".".join(filter(None, (space.history.namespace, module, last)))
                number = self.history(space.facts[name])
                shown.append(last if number is None else f"{last} {number}")
            found[module] = ",".join(shown)
        self.columns[label] = space.columns
        self.names[label] = {"names": found}
        return self.names[label]

    def history(self, one: Facts) -> int | None:
        """The number of a name's history; None where it is new, and added."""
        last = one.name.rpartition(".")[2]
        words: dict[str, list[str]] = {}
        for word, states in one.arguments.items():
            if not follows(one, word, states):
                words.setdefault(self.states(states, word), []).append(word)
        parts: list[object] = [
            self.states(one.calls, last),
            tuple(one.signatures),
            tuple(words_of(words)),
            shortened("".join(KINDS[kind] if kind else "-" for kind in one.kinds)),
        ]
        number, new = self.histories.number(tuple(parts))
        if not new:
            return number
        parts[1] = " ".join(map(self.signature, runs(one.signatures)))
        parts[2] = dict(words_of(words))
        while parts[-1] in ({}, "c"):
            parts.pop()
        self.written.append(parts)
        return None

    def states(self, states: Sequence[State], word: str) -> str:
        """States as `y16r7:3`."""
        return "".join(
            f"{LETTERS[state]}{last - first + 1}{self.text(state, text, word)}"
            for first, last, (state, text) in runs(list(states))
        )

    def text(self, state: str, text: str, word: str) -> str:
        if not text or state not in SPOKEN:
            return ""
        return f":{self.texts.number(text.replace(word, '{}'))[0]}"

    def signature(self, run: tuple[int, int, Signature | None]) -> str:
        first, last, found = run
        length = last - first + 1
        if found is None:
            return f"-{length}"
        number, new = self.signatures.number(found)
        return f"{'' if new else number}x{length}"


def words_of(words: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    return ((key, " ".join(some)) for key, some in words.items())


def shortened(kinds: str) -> str:
    """One letter for each kind that follows another one: a name is mostly of one."""
    found = "".join(dict.fromkeys(kinds.replace("-", "")))
    return found if len(found) == 1 else kinds


def follows(one: Facts, word: str, states: list[State]) -> bool:
    """Whether what an argument did can be read from the signatures."""
    return all(
        state == implied(known, word, kind)
        for state, known, kind in zip(states, one.signatures, one.kinds, strict=True)
    )


def implied(known: Signature | None, word: str, kind: str) -> State:
    """What a signature says of an argument."""
    if not kind:
        return ABSENT, ""
    if known is None or kind not in ("class", "function"):
        return UNKNOWN, ""
    if any(p.partition("=")[0] == word for p in known):
        return YES, ""
    return (UNKNOWN if any(p.startswith("**") for p in known) else ABSENT), ""


def likeness(one: Facts, columns: Iterable[int | None]) -> tuple[object, ...]:
    """What two names of different namespaces must share to be equal there: all that a
    file says of these columns. None is a column in which the name can't be."""
    chosen = list(columns)

    def of(values: Sequence[T], absent: T) -> list[T]:
        return [absent if n is None else values[n] for n in chosen]

    words = {}
    for word, states in one.arguments.items():
        found = of(states, (ABSENT, ""))
        if any(state in (YES, WARNS) for state, _ in found):
            words[word] = found
    kinds = of(one.kinds, "")
    return kinds, of(one.calls, (ABSENT, "")), of(one.signatures, None), words


class Like:
    """A namespace whose names are mostly those of another one, its base."""

    def __init__(self, base: Space, space: Space, columns: list[int | None]) -> None:
        """`columns` has, for each column of `space`, the one of `base` that it equals."""
        self.base, self.space, self.columns = base, space, columns
        self.own = [name for name in space.facts if not self.equal(name)]

    def equal(self, name: str) -> bool:
        """Whether a name is in these columns what it is in those of the base."""
        below = len(self.space.history.namespace)
        known = self.base.facts.get(self.base.history.namespace + name[below:])
        if known is None:
            return False
        every = range(len(self.space.columns))
        return likeness(known, self.columns) == likeness(self.space.facts[name], every)

    @property
    def without(self) -> list[str]:
        """What the base has in these columns and the namespace lacks, as names below it."""
        below = len(self.base.history.namespace)
        found = [
            name[below:]
            for name, one in self.base.facts.items()
            if any(n is not None and one.kinds[n] for n in self.columns)
        ]
        namespace = self.space.history.namespace
        return [n[1:] for n in found if namespace + n not in self.space.facts]

    def add(self, made: File, label: str, base: str, hidden: Iterable[str] = ()) -> None:
        """Adds the namespace to a file by what differs from its base."""
        left_out = set(hidden)
        entry = made.add(label, self.space, (n for n in self.own if n not in left_out))
        entry["like"] = {
            "namespace": base,
            "columns": self.columns,
            "without": {m: ",".join(n) for m, n in by_module(self.without).items()},
        }


def by_module(names: Iterable[str]) -> dict[str, list[str]]:
    """The last part of each name, by the module before it."""
    found: dict[str, list[str]] = {}
    for name in names:
        module, _, last = name.rpartition(".")
        found.setdefault(module, []).append(last)
    return found


def private(known: dict[str, Space]) -> set[str]:
    """Names of `keras` that `tf.keras` never had: modules that Keras wrote for itself,
    and what they import."""
    public = known["tf.keras"].facts
    return {name for name in known["keras"].facts if f"tf.{name}" not in public}


def names(known: dict[str, Space]) -> dict[str, Any]:
    """What is asked first: `tf.keras`, and `keras` and `tf_keras` where they differ."""
    made = File()
    base, keras, legacy = known["tf.keras"], known["keras"], known["tf_keras"]
    made.add("tf.keras", base, base.facts)
    begin = first_column(keras)
    columns = [None if n < begin else n for n in range(len(keras.columns))]
    Like(base, keras, columns).add(made, "keras", "tf.keras", private(known))
    if legacy.columns:
        # `tf_keras` continues the last Keras 2 that was part of a release.
        last = base.columns.index(legacy.columns[0]) - 1
        like = Like(base, legacy, [last] * len(legacy.columns))
        like.add(made, "tf_keras", "tf.keras")
    return made.as_json()


def more(known: dict[str, Space], newest: int) -> dict[str, Any]:
    """What few ask: private names of `keras`, and Keras 3 by its minor versions, of which
    the last is that of a column of `keras`."""
    made = File()
    keras, minors = known["keras"], known["keras 3"]
    made.add("keras", keras, sorted(private(known)))
    if minors.columns:
        like = Like(keras, minors, [newest] * len(minors.columns))
        like.add(made, "keras 3", "keras")
    return made.as_json()


def first_column(space: Space) -> int:
    """The first column in which a namespace has a name; the last one without any."""
    found = [any(f.kinds[n] for f in space.facts.values()) for n in range(len(space.columns))]
    return found.index(True) if True in found else len(found)


def newest_keras_3(project: Project, known: dict[str, Space]) -> int:
    """The last column of `keras` that has the newest minor version of Keras 3."""
    minors, releases = known["keras 3"].columns, environments.load_all(project)
    for number, release in reversed([*enumerate(known["keras"].columns)]):
        if releases[release].packages.get("keras") in minors[-1:]:
            return number
    return len(known["keras"].columns) - 1
