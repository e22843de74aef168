"""The index behind "Paste your traceback": which words lead to which section."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from markdown.extensions.toc import slugify

from proof.outcomes import FAILED
from proof.pages import DOCS
from proof.records import Record
from proof.releases.facts import HEADING

SCHEMA = 1
SHOWN = re.compile(r'^--8<-- "(?P<id>[^"]+\.(?:py|sh)):program"$')
ALSO = "also seen as"
QUOTED = re.compile(r"`([^`]+)`")
# The same rule stands in docs/assets/traceback.js.
WORD = re.compile(r"[a-z_][a-z0-9_]+|\d+\.\d+", re.ASCII)
DOTTED = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)+", re.ASCII)


@dataclass
class Section:
    """A page, or a part of one, that answers for what its examples raise."""

    page: str  # its address below the site's
    title: str
    said: set[str] = field(default_factory=set)  # words of messages
    stack: set[str] = field(default_factory=set)  # words of frames and code


def words(text: str) -> set[str]:
    """What of a text is compared: names and words in small letters, dotted names whole
    as well, and versions."""
    text = text.lower()
    return set(WORD.findall(text)) | set(DOTTED.findall(text))


def sections() -> list[tuple[Section, list[str], list[str]]]:
    """Each page and part with the examples that it shows and the wordings that it lists.

    Read from the sources: a page can only be rendered once its includes are.
    """
    found = []
    for path in sorted(DOCS.rglob("*.md")):
        if path.is_symlink() or path.name[0].isdigit():
            continue
        place = path.relative_to(DOCS).with_suffix("").as_posix()
        address = (
            place.removesuffix("index") if place.endswith("index") else f"{place}/"
        )
        whole = path.parent.name == "errors" and "{ #" not in path.read_text("utf-8")
        also = False
        for line in path.read_text(encoding="utf-8").splitlines():
            if heading := HEADING.match(line):
                top = line.startswith("# ")
                also = heading["text"].lower() == ALSO
                text = re.sub(r"[`*]", "", heading["text"])
                # A page of its own for an error is one section: the answer is its top.
                if top or not whole:
                    anchor = heading["anchor"] or slugify(text, "-")
                    to = address if top else f"{address}#{anchor}"
                    found.append((Section(to, text), [], []))
            elif match := SHOWN.match(line.strip()):
                found[-1][1].append(match["id"].removesuffix(".py"))
            elif found and (also or line.lower().startswith(ALSO)):
                found[-1][2].extend(QUOTED.findall(line))
    return found


def index(kept: dict[str, Record]) -> str:
    """The file that the page searches: sections, and the words that lead to each.

    `said` are words of messages, `stack` words of frames; both by word, with the
    sections' numbers.
    """
    entries: list[Section] = []
    for section, shown, also in sections():
        for wording in [*also, *([section.title] if also or shown else [])]:
            section.said |= words(wording)
        for name in shown:
            for record in kept.values():
                take(section, record, name)
        if section.said and (also or section.stack):
            entries.append(section)
    said: dict[str, list[int]] = {}
    stack: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for word in sorted(entry.said):
            said.setdefault(word, []).append(number)
        for word in sorted(entry.stack - entry.said):
            stack.setdefault(word, []).append(number)
    data = {
        "schema": SCHEMA,
        "sections": [[entry.page, entry.title] for entry in entries],
        "said": dict(sorted(said.items())),
        "stack": dict(sorted(stack.items())),
    }
    return json.dumps(data, separators=(",", ":"), ensure_ascii=False) + "\n"


def take(section: Section, record: Record, name: str) -> None:
    """Adds the words of what an example raised or warned in one environment."""
    if name in record.commands:
        section.said |= words(record.commands[name].get("telling", ""))
        section.stack |= words(record.commands[name].get("stdout", ""))
        return
    line = record.outcomes.get(name, {})
    for _, text in line.get("warnings", []):
        section.said |= words(text.splitlines()[0])
        section.stack |= words(text)
    if line.get("outcome") == FAILED:
        error = line["error"]
        section.said |= words(error["telling"])
        section.stack |= words(error["traceback"])
    elif line.get("ended"):
        section.stack |= words(line.get("stderr", "")) | words(line["ended"])
