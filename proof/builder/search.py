"""The search looks at what a page answers before its text.

The engine weighs three fields: text, titles, and tags most of all. A page's tags are its
title, its description, which is its answer, the wordings of its error, and `asked`, the
questions in the words of those who ask. Where a page answers many errors, each one's
section has its own. Long lists hold everybody's words, so they weigh less.
"""

from __future__ import annotations

import html
import re

ALSO = "Also seen as"
# Tags that the index does not keep; what was printed; and tables of outcomes, which hold
# on each release's page the words of every error.
LEFT_OUT = re.compile(
    r"<table>\s*<thead>(?:(?!</thead>).)*<th>what it said</th>.*?</table>"
    r"|<div [^>]*\bdata-search-exclude\b.*?</div>"
    r'|<a class="headerlink".*?</a>'
    r"|</?(?:a|span|t[adhr]\w*|label|input|small|strong|summary)\b[^>]*>",
    re.DOTALL,
)
QUOTED = re.compile(r"<code>(.*?)</code>", re.DOTALL)
WORDS = re.compile(r"\w+")
USUAL = 30  # words of a page's tags
SHORT = 8  # fewer are no better
LESS = 0.3  # how much a long list weighs less; tried on tests/searches.json
SECTION = 2.5  # the engine ranks a section so much below its page


def searched(content: str) -> str:
    """What the search looks at of a page's HTML."""
    return LEFT_OUT.sub("", content)


def tag(entries: list[dict], title: str, answer: str, asked: list[str]) -> None:
    """Gives the entries of one page, a section each, their tags and weights."""
    # What is said twice counts more: of pages that hold all words, these come first.
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
    """The other wordings of an error that a section names, as plain text."""
    if section["title"].startswith(ALSO):
        found = section["text"]
    else:
        found = section["text"].partition(ALSO)[2]
    return [html.unescape(one) for one in QUOTED.findall(found)]


def weigh(section: dict, tags: list[str], factor: float = 1) -> None:
    section["tags"] = tags
    many = len(set(WORDS.findall(" ".join(tags).lower())))
    section["boost"] = factor * (USUAL / max(many, SHORT)) ** LESS
