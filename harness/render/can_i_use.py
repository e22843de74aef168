"""The static pages of *Can I use*: by namespace, each name with its releases.

They are plain HTML in Markdown: a name is two elements and its arguments few more, so
that the longest namespace fits a page. A name's anchor is the name below its namespace,
and it stays: `can-i-use/optimizers/#legacy.Adam`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from harness.project import Project
from harness.render.api_data import SPOKEN, private
from harness.render.api_export import ROOT, namespace
from harness.render.api_facts import Facts, Space, State, spaces
from harness.render.api_history import ABSENT, PARTIAL, UNKNOWN, YES, runs
from harness.render.api_instead import Mapping, instead
from harness.render.behavior_marks import Marks, mark, marks
from harness.render.markdown import fill, span

WORDS = {YES: "works", UNKNOWN: "not known"}  # other states are called as they are
NOT_CALLED = "there, not called"
PRIVATE = "keras-private"
# Namespaces that are too long for a page: the letters that pages begin at. Don't
# change these: a name's page is part of its URL.
PARTS = {"layers": ("", "F", "N"), PRIVATE: ("", "D")}


@dataclass(frozen=True)
class Page:
    """One page: names of one namespace, in order."""

    name: str  # its file, without the extension
    namespace: str  # `tf.keras.layers`
    part: str  # "A – E" where the namespace has several pages
    names: list[Facts]

    @property
    def is_private(self) -> bool:
        return self.namespace == "keras"

    @property
    def title(self) -> str:
        return f"{self.namespace} by TensorFlow release" + (
            f": {self.part}" if self.part else ""
        )


def render(project: Project) -> dict[Path, str]:
    """A page for each namespace, one of private names, and the list of all."""
    known = spaces(project)
    public = known["tf.keras"]
    if not public.facts:
        return {}
    every, mapping = [*pages(public), *private_pages(known)], instead(project)
    changed = marks(project)
    folder = project.docs / "can-i-use"
    files = {
        folder / f"{page.name}.md": of_page(page, known, mapping, changed)
        for page in every
    }
    listed = fill("can-i-use/pages.md", pages=every)
    return files | {project.generated / "can-i-use" / "pages.md": listed}


def pages(space: Space) -> list[Page]:
    """The pages of a namespace's names, the root first."""
    groups: dict[str, list[Facts]] = {ROOT: []}
    for one in space.facts.values():
        if namespace(one.name) == ROOT and one.kind == "module":
            continue  # it has a separate page
        groups.setdefault(namespace(one.name), []).append(one)
    return [page for name, some in groups.items() for page in parts(name, some)]


def parts(name: str, found: list[Facts]) -> Iterator[Page]:
    """The pages of one group of names."""
    whole = {ROOT: "tf.keras", PRIVATE: "keras"}.get(name, f"tf.keras.{name}")
    begins = PARTS.get(name, ("",))
    if len(begins) == 1:
        yield Page(name, whole, "", found)
        return
    for begin, end in zip(begins, (*begins[1:], "["), strict=True):
        label = f"{begin or 'A'} – {chr(ord(end) - 1)}"
        some = [one for one in found if begin <= anchor(one.name).upper() < end]
        if some:
            yield Page(name + f"-{begin.lower()}" * bool(begin), whole, label, some)


def private_pages(known: dict[str, Space]) -> Iterator[Page]:
    names = [known["keras"].facts[name] for name in sorted(private(known))]
    return parts(PRIVATE, names)


def anchor(name: str) -> str:
    """A name below its namespace; of `keras.layers.core`, which has no page: `layers.core`."""
    below = name.removeprefix("tf.keras.")
    if below == name:
        return name.removeprefix("keras.")
    return below if namespace(name) == ROOT else below.partition(".")[2]


def place(name: str, module: bool = False) -> str:
    """Where a name of `tf.keras` is, below the site: `can-i-use/optimizers/#Adam`; of a
    module at the root, its page."""
    if module and namespace(name) == ROOT:
        return f"can-i-use/{name.rpartition('.')[2]}/"
    group = namespace(name)
    begins = [b for b in PARTS.get(group, ("",)) if b <= anchor(name).upper()]
    page = group + f"-{begins[-1].lower()}" * bool(begins[-1])
    return f"can-i-use/{page}/#{anchor(name)}"


def of_page(
    page: Page, known: dict[str, Space], mapping: Mapping, changed: Marks
) -> str:
    """One page as Markdown."""
    space = known["keras" if page.is_private else "tf.keras"]
    columns = space.columns
    own, same = [], {}
    for one in page.names:
        notes = [elsewhere(one, known), *replaced(one, mapping)]
        notes += mark(one.name, changed)
        said = ". ".join([sentence(one, columns), *filter(None, notes)])
        if "<" in said:
            own.append((anchor(one.name), said))
        else:
            module = anchor(one.name).rpartition(".")[0]
            same.setdefault((said, module), []).append(anchor(one.name))
    template = "can-i-use/private.md" if page.is_private else "can-i-use/names.md"
    return fill(template, page=page, own=own, same=same, columns=columns)


def sentence(one: Facts, columns: Sequence[str]) -> str:
    """A name's states with their releases, then its arguments that differ, as HTML."""
    return ". ".join([of_states(one.states, columns), *arguments(one, columns)])


def of_states(
    states: Sequence[State], columns: Sequence[str], spoken: Iterable[str] = SPOKEN
) -> str:
    """States with their releases, as HTML: `works 2.0 – 2.10; raises 2.11 – 2.15: …`.
    `spoken` are those whose text is shown."""
    return "; ".join(
        f"{word(state, NOT_CALLED)} {span_of(columns, first, last)}"
        + (lacking(text) if state == PARTIAL else quoted(text))
        for first, last, (state, text) in runs(shown(states, spoken))
        if state != ABSENT
    )


def lacking(words: str) -> str:
    return f", without <code>{escape(words)}</code>" if words else ""


def shown(states: Iterable[State], spoken: Iterable[str] = SPOKEN) -> list[State]:
    """States with the messages that readers need."""
    return [(state, text if state in spoken else "") for state, text in states]


def arguments(one: Facts, columns: Sequence[str]) -> Iterator[str]:
    """The arguments that aren't the same wherever the name is; equal ones together."""
    there = [number for number, kind in enumerate(one.kinds) if kind]
    groups: dict[str, list[str]] = {}
    for name, states in one.arguments.items():
        here = [states[number][0] for number in there]
        if len(set(here)) > 1:
            said = "; ".join(of_runs(here, [columns[number] for number in there]))
            groups.setdefault(said, []).append(name)
    for said, names in groups.items():
        yield f"<code>{escape(', '.join(names))}</code> {said}"


def of_runs(states: list[str], columns: list[str]) -> Iterator[str]:
    """What an argument does where its name is, and where not all of it."""
    every = [*runs(states)]
    for first, last, state in every:
        if state == ABSENT and len(every) == 2:
            continue  # the other run says it
        if last == len(columns) - 1:
            when = f"from {columns[first]}"
        elif first == 0:
            when = f"until {columns[last]}"
        else:
            when = span_of(columns, first, last)
        yield f"{word(state, WORDS[UNKNOWN])} {when}"


def word(state: str, unknown: str) -> str:
    return unknown if state == UNKNOWN else WORDS.get(state, state)


def quoted(text: str) -> str:
    return f": <code>{escape(text)}</code>" if text else ""


def span_of(columns: Sequence[str], first: int, last: int) -> str:
    return span(columns[first : last + 1]) if first < last else columns[first]


def owners(name: str) -> Iterator[str]:
    """A name, and what it is in: what replaces a module replaces all of it."""
    while "." in name:
        yield name
        name = name.rpartition(".")[0]


def replaced(one: Facts, mapping: Mapping) -> Iterator[str]:
    """What to write instead of a name or of one of its arguments, each with its link."""
    above = next((key for key in owners(one.name) if key in mapping), "")
    for key, what in [(above, ""), *((f"{one.name}.{a}", a) for a in one.arguments)]:
        if found := mapping.get(key):
            of = f" of <code>{escape(what)}</code>" if what else ""
            text = re.sub("`(.*?)`", r"<code>\1</code>", escape(found["text"]))
            link = f'<a href="../../{found["page"]}">from {found["since"]}</a>'
            yield f"Instead{of}: {text} ({link})"


def elsewhere(one: Facts, known: dict[str, Space]) -> str:
    """Where `keras` has a name of `tf.keras` on other releases, among those with `keras`."""
    if not one.name.startswith("tf."):
        return ""
    keras = known["keras"]
    other = keras.facts.get(one.name.removeprefix("tf."))
    begin = keras.first
    own = [bool(kind) for kind in one.kinds[begin:]]
    theirs = (
        [bool(kind) for kind in other.kinds[begin:]] if other else [False] * len(own)
    )
    if own == theirs or not any(own):
        return ""
    found = [
        span_of(keras.columns, begin + first, begin + last)
        for first, last, there in runs(theirs)
        if there
    ]
    return f"In <code>keras</code>: {', '.join(found) or 'absent'}"
