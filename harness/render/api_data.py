"""The data of *Can I use*: every name with what it did on each release, in few bytes.

`names.json` has what a reader asks first and is loaded whole; `names-more.json` has the
private modules of `keras` and each Keras 3 minor version, `methods.json` has methods.
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
from functools import cached_property
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
MINORS = "keras 3"  # the namespace whose columns are Keras 3 versions
T = TypeVar("T")


def render(project: Project) -> dict[Path, str]:
    """The three files in `docs/api/`."""
    known = spaces(project)
    if not known["tf.keras"].facts:
        return {}
    folder, likes = project.docs / "api", likenesses(project, known)
    return {
        folder / "names.json": dump(names(known, likes)),
        folder / "names-more.json": dump(more(known, likes)),
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
    before, said = None, (ABSENT, "")
    for state, known, kind in zip(states, one.signatures, one.kinds, strict=True):
        if before is None or before[0] is not known or before[1] != kind:
            before, said = (known, kind), implied(known, word, kind)
        if state != said:
            return False
    return True


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

    def __init__(
        self,
        known: dict[str, Space],
        label: str,
        base: str,
        columns: list[int | None],
    ) -> None:
        """`columns` has, for each column of the namespace, the one of its base that it
        equals, or None where the namespace has no name."""
        self.label, self.base_label, self.columns = label, base, columns
        self.base, self.space = known[base], known[label]
        self.own = [name for name in self.space.facts if not self.equal(name)]

    def equal(self, name: str) -> bool:
        """Whether a name is in these columns what it is in those of the base."""
        known = self.base.facts.get(self.of_base(name))
        if known is None:
            return False
        every = range(len(self.space.columns))
        return likeness(known, self.columns) == likeness(self.space.facts[name], every)

    def of_base(self, name: str) -> str:
        return self.base.history.namespace + name[len(self.space.history.namespace) :]

    def of(self, name: str) -> dict[str, str] | None:
        """The name of the base that a name equals, and `on`, the column in which; without
        it, each column is as that of the same label. None where it equals none."""
        if name in self.own_names:
            return None
        chosen = {n for n in self.columns if n is not None}
        on = {"on": self.base.columns[next(iter(chosen))]} if len(chosen) == 1 else {}
        return {"in": self.base_label, "name": self.of_base(name)} | on

    @cached_property
    def own_names(self) -> set[str]:
        return set(self.own)

    @cached_property
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

    def add(self, made: File, hidden: Iterable[str] = ()) -> None:
        """Adds the namespace to a file by what differs from its base."""
        left_out = set(hidden)
        chosen = (name for name in self.own if name not in left_out)
        made.add(self.label, self.space, chosen)["like"] = {
            "namespace": self.base_label,
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


def likenesses(project: Project, known: dict[str, Space]) -> list[Like]:
    """The namespaces that are like another one. `keras` is like `tf.keras` from the first
    release with that package on; `tf_keras` continues the last release whose `keras` is
    Keras 2; the Keras 3 minor versions are like the newest one."""
    base, keras = known["tf.keras"], known["keras"]
    legacy, minors = known["tf_keras"].columns, known["keras 3"].columns
    same = [None if n < keras.first else n for n in range(len(keras.columns))]
    found = [Like(known, "keras", "tf.keras", same)]
    if legacy:
        last = base.columns.index(legacy[0]) - 1
        found.append(Like(known, "tf_keras", "tf.keras", [last] * len(legacy)))
    if minors:
        newest = column_of(project, keras.columns, minors[-1])
        found.append(Like(known, "keras 3", "keras", [newest] * len(minors)))
    return found


def column_of(project: Project, columns: list[str], keras: str) -> int:
    """The last of some releases that was tested with a version of Keras."""
    known = environments.load_all(project)
    tested = [known[name].packages.get("keras") for name in columns]
    return (
        len(tested) - 1 - tested[::-1].index(keras)
        if keras in tested
        else len(tested) - 1
    )


def private(known: dict[str, Space]) -> set[str]:
    """Names of `keras` that `tf.keras` never had: modules that Keras wrote for itself,
    and what they import."""
    public = known["tf.keras"].facts
    return {name for name in known["keras"].facts if f"tf.{name}" not in public}


def names(known: dict[str, Space], likes: Iterable[Like]) -> dict[str, Any]:
    """What is asked first: `tf.keras`, and `keras` and `tf_keras` where they differ."""
    made = File()
    made.add("tf.keras", known["tf.keras"], known["tf.keras"].facts)
    for like in likes:
        if like.label != MINORS:
            like.add(made, private(known))
    return made.as_json()


def more(known: dict[str, Space], likes: Iterable[Like]) -> dict[str, Any]:
    """What few ask: private names of `keras`, and Keras 3 by its minor versions."""
    made = File()
    made.add("keras", known["keras"], sorted(private(known)))
    for like in likes:
        if like.label == MINORS:
            like.add(made)
    return made.as_json()
