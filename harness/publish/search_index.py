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
from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path

from proof import write

INDEXES = {  # where builders write it, and the name of its list of sections
    "search/search_index.json": "docs",  # MkDocs and ProperDocs
    "search.json": "items",  # Zensical
}
ALSO = "Also seen as"
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
    site: Path, stated: Mapping[str, dict], left_out: Mapping[str, list[list[str]]]
) -> None:
    """Gives each section in the index of a built site its tags and its weight, and
    removes the tables that everybody's words would find.

    `stated` has the front matter of each page, `left_out` the rows of these tables (the
    text of a row, the head first), both by the page's URL below the site ("learn/data/").
    Raises `NoIndex`.
    """
    for name, sections in INDEXES.items():
        if (site / name).is_file():
            path, index = site / name, json.loads((site / name).read_text("utf-8"))
            break
    else:
        raise NoIndex(f"{site}: there is no {' and no '.join(INDEXES)}")
    pages: dict[str, list[dict]] = {}
    for section in index[sections]:
        pages.setdefault(section["location"].partition("#")[0], []).append(section)
    if not pages:
        raise NoIndex(f"{path}: it's empty")
    if lost := sorted(pages.keys() - stated.keys()):
        raise NoIndex(f"{path}: no source in docs/ for {', '.join(lost)}")
    if not any(wordings_of(section) for section in index[sections]):
        raise NoIndex(f"{path}: no section says `{ALSO}`")
    for url, entries in pages.items():
        for rows in left_out.get(url, []):
            remove(entries, rows, url)
        tag(
            entries,
            stated[url].get("title", entries[0]["title"]),
            stated[url].get("description", ""),
            stated[url].get("asked", []),
        )
    write(path, json.dumps(index, separators=(",", ":")))


def remove(entries: list[dict], rows: list[str], url: str) -> None:
    """Removes a table from the one of these entries that contains it.

    An entry has a table's text without its cells, so it's known by its letters. Raises
    `NoIndex` where an entry contains the beginning of the table, but not all of it.
    """
    letters = [NO_TEXT.sub("", html.escape(row, quote=False)) for row in rows]
    for entry in entries:
        text = entry["text"]
        pieces = [m.span() for m in re.finditer(r"<[^>]*>|\s+|[^<\s]+", text)]
        pieces = [(a, b) for a, b in pieces if not NO_TEXT.fullmatch(text, a, b)]
        plain = "".join(text[a:b] for a, b in pieces)
        begin = plain.find("".join(letters))
        if begin >= 0:
            sums = [0, *accumulate(b - a for a, b in pieces)]

            def place(
                letter: int, sums: list[int] = sums, pieces: list = pieces
            ) -> int:
                piece = bisect_right(sums, letter) - 1
                return pieces[piece][0] + letter - sums[piece]

            end = place(begin + len("".join(letters)) - 1) + 1
            entry["text"] = cut(text, place(begin), end)
        elif "".join(letters[:2]) in plain:
            raise NoIndex(f"{url}: a table of outcomes differs from its search entry")


def cut(text: str, begin: int, end: int) -> str:
    """HTML without a part of it, nor the closing tags of what is opened in that part."""
    while close := re.compile(r"\s*</(\w+)>").match(text, end):
        part = text[begin:end]
        if part.count(f"<{close[1]}>") <= part.count(f"</{close[1]}>"):
            break
        end = close.end()
    return f"{text[:begin].rstrip()} {text[end:].lstrip()}".strip()


def tag(entries: list[dict], title: str, answer: str, asked: list[str]) -> None:
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


def wordings_of(section: dict) -> list[str]:
    """The other messages of an error that a section names, as plain text."""
    if section["title"].startswith(ALSO):
        found = section["text"]
    else:
        found = section["text"].partition(ALSO)[2]
    return [html.unescape(one) for one in QUOTED.findall(found)]


def weigh(section: dict, tags: list[str], factor: float = 1) -> None:
    section["tags"] = tags
    many = len(set(WORDS.findall(" ".join(tags).lower())))
    section["boost"] = factor * (USUAL / max(many, SHORT)) ** LESS
