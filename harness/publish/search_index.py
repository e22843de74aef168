"""The search index of a built site: what each page answers, made of its HTML.

A page is found by its title, its answer (`description`), `asked` (questions in the words
of those who ask), and the messages of its error; a section by its heading, its first
sentence, and its messages; both by the names in their code that few others have. The
index has no other text: with all words of all pages it would be three times as large, and
find no more (`docs/assets/search.js` searches it, `tests/site/searches.json` measures it).
Any builder's HTML will do.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement

from harness.project import write

SCHEMA = 1
FILE = Path("search", "index.json")
ALSO = "Also appears as"
USUAL = 5  # a heading on so many pages says where on a page, not what is there
RARE = 4  # a name on more pages than that leads nowhere
LONGEST = 180  # characters of a sentence that is shown
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SENTENCE = re.compile(r".*?[.!?](?=\s)")
# A name of code: of several parts, or with the letters of several words.
NAME = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*", re.ASCII)
PARTS = re.compile(r"[a-z0-9]_+[a-zA-Z]|[a-z][A-Z]|^__\w")


NUMBER = re.compile(r"\d+(?:\.\d+)*")


class NoIndex(Exception):
    """A page has nothing to be found by."""


@dataclass
class Section:
    """A heading of a page and what is below it, as plain text."""

    anchor: str
    title: str
    text: str = ""  # its first sentence
    said: list[str] = field(default_factory=list)  # messages of its error
    names: set[str] = field(default_factory=set)


@dataclass
class Entry:
    """What a page is found by. Its first section is the page's own, above the others."""

    url: str  # below the site: "learn/data/"
    title: str
    answer: str
    asked: list[str]
    sections: list[Section]
    boost: float = 1  # how much more it counts than others


def entry(url: str, page: HtmlElement, stated: Mapping[str, Any]) -> Entry:
    """What a built page is found by; `stated` is its front matter.

    Raises `NoIndex` where the page has no heading, no title, or no answer.
    """
    sections: list[Section] = []
    for node in seen(page):
        if node.tag in HEADINGS:
            sections.append(Section(node.get("id", ""), text_of(node)))
        elif sections:
            read(node, sections[-1])
    title, answer = stated.get("title"), stated.get("description")
    if not (sections and title and answer):
        lost = "heading" if not sections else "title" if not title else "description"
        raise NoIndex(f"{url or '/'}: it has no {lost} to be found by")
    top = sections[0]
    if top.title != title:  # the whole message of an error, where the title is short
        top.said.insert(0, top.title)
    search = stated.get("search", {})
    if search.get("exclude"):  # found by its title and its answer only
        sections = [Section(top.anchor, top.title)]
    boost = search.get("boost", 1)
    return Entry(url, title, answer, list(stated.get("asked", [])), sections, boost)


def seen(page: HtmlElement) -> Iterator[HtmlElement]:
    """The parts of a page's article that a search looks at, in their order: not tables,
    and not the lists of all names, which would make each name a usual one."""
    for article in page.iter("article"):
        for node in article.iter(*HEADINGS, "p", "li", "code"):
            if next(node.iterancestors("td", "dl"), None) is None:
                yield node


def read(node: HtmlElement, section: Section) -> None:
    """Adds to a section what one part of it says."""
    if node.tag == "code":
        code = node.text_content()
        section.names |= names_in(code)
        if section.title == ALSO or text_of(node.getparent()).startswith(ALSO):
            section.said.append(text_of(node))
    elif node.tag == "p" and not section.text and not node.get("class"):
        section.text = sentence(text_of(node)) if node.find("small") is None else ""


def text_of(node: HtmlElement) -> str:
    """The text of an element in one line, without the sign that links to a heading."""
    links = [link for link in node.iter("a") if "headerlink" in link.get("class", "")]
    sign = "".join(link.text_content() for link in links)
    return " ".join(node.text_content().removesuffix(sign).split())


def sentence(text: str) -> str:
    """The first sentence of a paragraph, cut where it is long."""
    found = SENTENCE.match(text)
    first = (found[0] if found else text).removesuffix(":")
    if len(first) <= LONGEST:
        return first
    return f"{first[:LONGEST].rpartition(' ')[0]} …"


def names_in(code: str) -> set[str]:
    """The names in a piece of code, dotted ones whole and by their parts."""
    found: set[str] = set()
    for dotted in NAME.findall(code):
        found |= {one for one in dotted.split(".") if PARTS.search(one)}
    return found


def write_index(site: Path, entries: Iterable[Entry]) -> None:
    """Writes the index of a site. Raises `NoIndex` where no page lists other messages:
    then their heading has another name."""
    pages = sorted(entries, key=lambda one: one.url)
    shared = Counter(
        kind for page in pages for kind in {kind_of(one) for one in page.sections[1:]}
    )
    for page in pages:
        fold(page, shared)
    sections = [section for page in pages for section in page.sections]
    if not any(section.said for section in sections if section.anchor):
        raise NoIndex(f"{site}: no page lists messages under `{ALSO}`")
    count = Counter(
        name
        for page in pages
        for name in set().union(*(one.names for one in page.sections))
    )
    rare = {name for name, pages_ in count.items() if pages_ <= RARE}
    data = {"schema": SCHEMA, "pages": [as_json(page, rare) for page in pages]}
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    write(site / FILE, f"{text}\n")


def kind_of(section: Section) -> str:
    """A heading without its numbers: releases compared with others are of one kind."""
    return NUMBER.sub("#", section.title)


def fold(page: Entry, shared: Mapping[str, int]) -> None:
    """Moves what is below a heading that many pages have, or of messages, to the page
    itself."""
    top, *others = page.sections
    page.sections = [top]
    for section in others:
        usual = section.title == ALSO or shared[kind_of(section)] >= USUAL
        if section.anchor and not usual:
            page.sections.append(section)
        else:
            top.said += [one for one in section.said if one not in top.said]
            top.names |= section.names


def as_json(page: Entry, rare: set[str]) -> dict[str, Any]:
    """An entry of the index; what is empty is left out."""
    top, *others = page.sections
    whole = {
        "url": page.url,
        "title": page.title,
        "answer": page.answer,
        "asked": page.asked,
        "boost": page.boost if page.boost != 1 else None,
        "said": top.said,
        "names": " ".join(sorted(top.names & rare)),
        "sections": [filled(section_as_json(one, rare)) for one in others],
    }
    return filled(whole)


def section_as_json(section: Section, rare: set[str]) -> dict[str, Any]:
    return {
        "anchor": section.anchor,
        "title": section.title,
        "text": section.text,
        "said": section.said,
        "names": " ".join(sorted(section.names & rare)),
    }


def filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value or key == "url"}
