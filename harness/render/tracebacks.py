"""The index behind the box for tracebacks: which recorded messages, and which words of
frames, lead to which section. docs/assets/recorded.js compares them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from markdown.extensions.toc import slugify

from harness import collectors
from harness.collectors.shell import ShellLine
from harness.outcomes import Outcome
from harness.project import Project
from harness.render.api_data import dump
from harness.render.parts import Part, pages
from harness.render.releases import outcome_of, where_it_ran

Runs = dict[str, list[tuple[str, Outcome | ShellLine]]]
SCHEMA = 3
ALSO = "also appears as"
QUOTED = re.compile(r"(?<!`)(`+)(?!`) ?(.+?) ?(?<!`)\1(?!`)")
# The same rule is in docs/assets/recorded.js.
WORD = re.compile(r"[a-z_][a-z0-9_]+|\d+\.\d+", re.ASCII)
DOTTED = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)+", re.ASCII)
INSTALLED = "site-packages/"  # in the file of a frame that isn't the program's own
FILE = re.compile(r'^\s*File "([^"]+)", line \d+', re.MULTILINE)


@dataclass
class Section:
    """A page, or a part of one, that answers for what its examples raise.

    `shown` has the keys of the examples, `listed` the messages that it quotes itself.
    """

    address: str  # below the site's own
    title: str
    shown: list[str] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)


def render(project: Project) -> dict[Path, str]:
    """The files that the box searches: sections with their messages (a title is one
    too), and, loaded where no message fits, the words of frames and code that lead to
    each, by word, with the sections' numbers.

    `runs` has for each section, of its title and of each message, in how many
    environments its examples raised it: 0 where it is only quoted, and less than 0
    where the program's own line raised it, not one of a package.
    """
    ran = runs_of(project)
    entries: list[tuple[str, str, list[str]]] = []
    runs: list[list[int]] = []
    stack: dict[str, list[int]] = {}
    for section in sections(project):
        messages, frames = texts(section, ran)
        said = words("\n".join(messages))
        if not said or not (section.listed or frames):
            continue
        lines = {line for one in frames for line in one.splitlines()}  # most are equal
        for word in sorted(words("\n".join(lines)) - said):
            stack.setdefault(word, []).append(len(entries))
        # Of two messages that differ in a path only, one is enough.
        different = {
            same(one): one for one in sorted(messages - {section.title}) if one.strip()
        }
        entries.append((section.address, section.title, [*different.values()]))
        counted = counts(section, ran)
        every = [section.title, *different.values()]
        runs.append([counted.get(same(one), 0) for one in every])
    folder = project.docs / "api"
    return {
        folder / "tracebacks.json": dump(
            {"schema": SCHEMA, "sections": entries, "runs": runs}
        ),
        folder / "tracebacks-frames.json": dump(
            {"schema": SCHEMA, "stack": dict(sorted(stack.items()))}
        ),
    }


def words(text: str) -> set[str]:
    """What of a text is compared: names and words in small letters, dotted names whole
    as well, and versions."""
    text = text.lower()
    return {*WORD.findall(text), *DOTTED.findall(text)}


@cache
def same(message: str) -> tuple[str, ...]:
    """What is the same for messages that differ in a number or a path only."""
    return tuple(sorted(words(message)))


def runs_of(project: Project) -> Runs:
    """By its key, what an example or a shell command did, with the environment's name."""
    found: Runs = {}
    for record in collectors.all_records(project).values():
        for key, entry in record.entries("shell").items():
            if isinstance(entry.line, ShellLine):
                found.setdefault(key, []).append((record.env.name, entry.line))
    for key, ran in where_it_ran(project).items():
        found[key] = [(record.env.name, outcome_of(entry)) for record, entry in ran]
    return found


def counts(section: Section, ran: Runs) -> dict[tuple[str, ...], int]:
    """In how many environments a section's examples raised or warned each message; less
    than 0 where only the program's own lines raised it."""
    seen: dict[tuple[str, ...], set[str]] = {}
    installed: set[tuple[str, ...]] = set()
    for key in section.shown:
        for name, did in ran.get(key, ()):
            for message, own in said(did):
                seen.setdefault(same(message), set()).add(name)
                if not own:
                    installed.add(same(message))
    return {
        key: len(found) if key in installed else -len(found)
        for key, found in seen.items()
    }


def said(did: Outcome | ShellLine) -> Iterator[tuple[str, bool]]:
    """What a run raised or warned, and whether it was a line of the program itself that
    raised it."""
    if isinstance(did, ShellLine):
        yield did.summary, False
        return
    for _, text in did.warnings:
        yield text.splitlines()[0], False
    if error := did.error:
        files = FILE.findall(error.traceback)
        yield did.summary, bool(files) and INSTALLED not in files[-1]


def sections(project: Project) -> list[Section]:
    """The sections of all pages."""
    found = (sections_of(page, parts) for page, parts in pages(project).items())
    return [section for one in found for section in one]


def sections_of(page: str, parts: list[Part]) -> list[Section]:
    """The sections of a page, with the examples that it shows and the messages that it
    lists."""
    place = page.removesuffix(".md")
    address = place.removesuffix("index") if place.endswith("index") else f"{place}/"
    # A page for one error is one section: the answer is its top.
    whole = page.startswith("errors/") and not any(map(has_own_anchor, parts))
    found: list[Section] = []
    for part in parts:
        title = plain(part.heading.text)
        top = part.heading.level == 1
        if top or not whole:
            to = address if top else f"{address}#{part.heading.anchor}"
            found.append(Section(to, title))
        also = part.heading.text.lower() == ALSO
        for line in part.texts:
            if also or line.lower().startswith(ALSO):
                found[-1].listed += [quoted for _, quoted in QUOTED.findall(line)]
        found[-1].shown += part.shown
    return found


def plain(heading: str) -> str:
    return re.sub(r"[`*]", "", heading)


def has_own_anchor(part: Part) -> bool:
    """Whether a heading states its anchor instead of the one made of its text."""
    return bool(part.heading.anchor != slugify(plain(part.heading.text), "-"))


def texts(section: Section, ran: Runs) -> tuple[set[str], set[str]]:
    """The messages, and the frames and code, of what a section answers for. Releases
    that say the same count once."""
    messages, frames = set(section.listed), set()
    if section.listed or section.shown:
        messages.add(section.title)
    for key in section.shown:
        for _, did in ran.get(key, ()):
            if isinstance(did, ShellLine):
                messages.add(did.summary)
                frames.add(did.stdout)
            else:
                take(did, messages, frames)
    return messages, frames


def take(outcome: Outcome, messages: set[str], frames: set[str]) -> None:
    """Adds what an outcome raised or warned."""
    for _, text in outcome.warnings:
        messages.add(text.splitlines()[0])
        frames.add(text)
    if outcome.error:
        if outcome.error.message.strip():  # a bare `assert` says nothing
            messages.add(outcome.summary)
        frames.add(outcome.error.traceback)
    elif outcome.aborted:
        frames |= {outcome.stderr, outcome.aborted}
