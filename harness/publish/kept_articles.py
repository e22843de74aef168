"""What is made of a built page's article, kept until the article changes: how it is found,
the page as Markdown, and what the box says of errors. The rest of a page, as its navigation,
changes with any other page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import asdict
from functools import cache as once
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement, document_fromstring

from harness.cache import cached, contents
from harness.project import Project
from harness.publish import box_answers, page_markdown, search_index
from harness.publish.search_index import Entry, Section

ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
Answers = dict[str, dict[str, Any]]


@once
def code() -> str:
    return contents(sorted(Path(__file__).parent.glob("*.py")))


def article(html: str) -> str:
    """A digest of a page's article; of the whole page where it has none."""
    found = ARTICLE.search(html)
    return hashlib.sha256((found[0] if found else html).encode()).hexdigest()


def entry_and_markdown(
    project: Project,
    html: str,
    page: HtmlElement,
    url: str,
    stated: Mapping[str, dict[str, Any]],
    day: str | None,
) -> tuple[Entry, str]:
    """What a page is found by, and the page as Markdown. `page` is the parsed `html`, and
    `stated` is the front matter of all pages, by their URLs.

    Raises `search_index.NoIndex`, and `LookupError` where the page has no article.
    """

    def make() -> dict[str, Any]:
        found = asdict(search_index.entry(url, page, stated[url]))
        for one in found["sections"]:
            one["names"] = sorted(one["names"])  # JSON has no sets
        markdown = page_markdown.as_markdown(page, url, stated, day)
        return {"entry": found, "markdown": markdown}

    published = page_markdown.canonical(page)
    depends = [code(), article(html), url, stated[url], sorted(stated), day, published]
    kept = cached(project, "articles", depends, make)
    rows = [one | {"names": set(one["names"])} for one in kept["entry"]["sections"]]
    sections = [Section(**one) for one in rows]
    return Entry(**kept["entry"] | {"sections": sections}), kept["markdown"]


def answers(project: Project, html: str, anchors: Collection[str]) -> Answers:
    """What the page itself (`""`) and its sections with these anchors say, as the box
    loads it."""

    def make() -> Answers:
        found = box_answers.answers(document_fromstring(html), set(anchors))
        return {anchor: one.as_json() for anchor, one in found.items()}

    depends = [code(), article(html), sorted(anchors)]
    return cached(project, "answers", depends, make)
