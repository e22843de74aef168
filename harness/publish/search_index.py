"""The search index of a built site: search what a page answers before its text.

The search engine weighs three fields: text, titles, and, most of all, tags. A page's tags
are its title, its description, which is its answer, the messages of its error, and
`asked`, the questions in the words of those who ask. Where a page answers many errors,
the section of each has its own tags. Long lists contain everybody's words, so they weigh
less.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from harness.project import write

INDEXES = {  # where builders write it, and the name of its list of sections
    "search/search_index.json": "docs",  # MkDocs and ProperDocs
    "search.json": "items",  # Zensical
}
ALSO = "Also appears as"
QUOTED = re.compile(r"<code>(.*?)</code>", re.DOTALL)
WORDS = re.compile(r"\w+")
NO_TEXT = re.compile(r"<[^>]*>|\s+")
USUAL = 30  # words of a page's tags
SHORT = 8  # fewer are no better
LESS = 0.3  # how much a long list weighs less; tried on tests/searches.json
SECTION = 2.5  # the engine ranks a section so much below its page


class NoIndex(Exception):
    """The search index is missing, empty, or doesn't contain what its pages contain."""


def finish(
    site: Path,
    stated: Mapping[str, dict[str, Any]],
    left_out: Mapping[str, list[list[str]]],
    partial: bool = False,
) -> None:
    """Gives each section in the index of a built site its tags and its weight, and
    removes the tables that everybody's words would find.

    `stated` has the front matter of each page, `left_out` the rows of these tables (the
    text of a row, the head first), both by the page's URL below the site ("learn/data/").
    Unless it's `partial`, each page must be in the index. Raises `NoIndex`.
    """
    path, index, entries = load(site)
    pages: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        pages.setdefault(entry["location"].partition("#")[0], []).append(entry)
    if lost := sorted(pages.keys() - stated.keys()):
        raise NoIndex(f"{path}: no source in docs/ for {', '.join(lost)}")
    if not partial and (lost := sorted(stated.keys() - pages.keys())):
        raise NoIndex(
            f"{path}: it doesn't have {', '.join(url or '/' for url in lost)}"
        )
    if not partial and not any(map(wordings_of, entries)):
        raise NoIndex(f"{path}: no section says `{ALSO}`")
    for url, entries in pages.items():
        remove(entries, left_out.get(url, []))
        tag(
            entries,
            stated[url].get("title", entries[0]["title"]),
            stated[url].get("description", ""),
            stated[url].get("asked", []),
        )
    write(path, json.dumps(index, separators=(",", ":")))


def load(site: Path) -> tuple[Path, dict[str, Any], list[dict[str, Any]]]:
    """The search index of a built site: its file, all of it, and its list of sections."""
    for name, key in INDEXES.items():
        path = site / name
        if path.is_file():
            index = json.loads(path.read_text("utf-8"))
            if not index.get(key):
                raise NoIndex(f"{path}: it has no `{key}`")
            return path, index, index[key]
    raise NoIndex(f"{site}: there is no {' and no '.join(INDEXES)}")


def remove(entries: list[dict[str, Any]], tables: list[list[str]]) -> None:
    """Removes tables, each given as the text of its rows, from the entries of one page.

    An entry has a table's text without its cells, so it's known by its letters. Raises
    `NoIndex` where the beginning of a table is left.
    """
    known = [
        [NO_TEXT.sub("", html.escape(row, quote=False)) for row in rows]
        for rows in tables
    ]
    for letters in map("".join, known):
        for entry in entries:
            places = list(places_of(entry["text"]))
            plain = "".join(entry["text"][place] for place in places)
            begin = plain.find(letters)
            if begin >= 0:
                end = places[begin + len(letters) - 1] + 1
                entry["text"] = cut(entry["text"], places[begin], end)
                break
    for entry in entries if known else []:
        plain = NO_TEXT.sub("", entry["text"])
        if any("".join(letters[:2]) in plain for letters in known):
            where = entry["location"]
            raise NoIndex(f"{where}: a table of outcomes isn't there as on the page")


def places_of(text: str) -> Iterator[int]:
    """Where the letters of HTML are: neither tags nor spaces."""
    begin = 0
    for gap in NO_TEXT.finditer(text):
        yield from range(begin, gap.start())
        begin = gap.end()
    yield from range(begin, len(text))


def cut(text: str, begin: int, end: int) -> str:
    """HTML without a part of it, nor the closing tags of what is opened in that part."""
    while close := re.compile(r"\s*</(\w+)>").match(text, end):
        part = text[begin:end]
        if part.count(f"<{close[1]}>") <= part.count(f"</{close[1]}>"):
            break
        end = close.end()
    return f"{text[:begin].rstrip()} {text[end:].lstrip()}".strip()


def tag(
    entries: list[dict[str, Any]], title: str, answer: str, asked: list[str]
) -> None:
    """Gives the entries of one page, a section each, their tags and weights."""
    # What is said twice counts more: of pages that contain all words, these come first.
    tags = [title, title, answer, *asked, *asked]
    for section in entries:
        if "#" not in section["location"]:
            continue
        wordings = wordings_of(section)
        if section["title"].startswith(ALSO):
            tags += wordings
        elif wordings:
            weigh(section, [section["title"], *wordings], SECTION)
    for section in entries:
        if "#" not in section["location"]:
            weigh(section, tags)


def wordings_of(section: dict[str, Any]) -> list[str]:
    """The other messages of an error that a section names, as plain text."""
    if section["title"].startswith(ALSO):
        found = section["text"]
    else:
        found = section["text"].partition(ALSO)[2]
    return [html.unescape(one) for one in QUOTED.findall(found)]


def weigh(section: dict[str, Any], tags: list[str], factor: float = 1) -> None:
    section["tags"] = tags
    many = len(set(WORDS.findall(" ".join(tags).lower())))
    section["boost"] = factor * (USUAL / max(many, SHORT)) ** LESS
