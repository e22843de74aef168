"""The fifty most asked questions and errors on versions, as they were asked.

`first_fifty.jsonl` was collected before anybody searched here: from public trackers, each with
its source, how many threads and repositories ask the same (of the first results of one
search), what a right answer must contain, the pages that may give it, and words that such
a page must have. Don't reword a question so that it is found: write its answer.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml.html import document_fromstring

from tests.site.test_search import ask, page_of

pytestmark = pytest.mark.slow

FILE = Path(__file__).with_name("first_fifty.jsonl")
FIELDS = {"asked", "kind", "url", "counts", "must", "pages", "says"}
WITHIN_THREE = 48  # of the fifty


def questions() -> list[dict[str, Any]]:
    return [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def text_of(site: Path, page: str) -> str:
    """The words of a page's article, on one line."""
    html = document_fromstring((site / page / "index.html").read_text("utf-8"))
    return " ".join(html.find(".//article").text_content().split())


def answers(site: Path, question: dict[str, Any], page: str) -> bool:
    """Whether a page is one of those that answer it, and says what it must."""
    if page not in map(page_of, question["pages"]):
        return False
    text = text_of(site, page)
    return all(re.search(word, text, re.IGNORECASE) for word in question["says"])


def test_each_question_has_its_source_and_what_answers_it(site):
    asked = questions()
    assert len(asked) == 50
    assert len({one["asked"] for one in asked}) == 50
    for one in asked:
        assert one.keys() == FIELDS, one["asked"]
        assert one["url"].startswith("https://github.com/"), one["asked"]
        assert 0 < one["counts"]["threads"] <= one["counts"]["of"], one["asked"]
        assert one["must"] and one["says"], one["asked"]
        for page in one["pages"]:
            assert (site / page_of(page) / "index.html").is_file(), page


def test_the_first_fifty_are_answered(site):
    first = three = 0
    missed = []
    asked = questions()
    shown = ask(site, [one["asked"] for one in asked])
    for question, found in zip(asked, shown, strict=True):
        right = [answers(site, question, page) for page in found.pages[:3]]
        first += any(right[:1])
        three += any(right)
        if not any(right):
            missed.append(f"{question['asked'][-120:]!r}: {found.pages[:3]}")
    said = f"{first} first and {three} within three of {len(asked)}"
    print(said, *missed, sep="\n")
    assert three >= WITHIN_THREE, "\n".join([said, *missed])
