"""What exists in Python and in JavaScript: both do the same on the cases that they share
(`tests/cases/*.jsonl`; the other half is in `tests/js/`)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from harness.render import picker, tracebacks

CASES = Path(__file__).parent.parent / "cases"


def cases(name: str) -> list:
    """The cases of one file, each a parameter named by its `name`."""
    lines = (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    read = [json.loads(line) for line in lines]
    return [pytest.param(case, id=case["name"]) for case in read]


@pytest.mark.parametrize("case", cases("words"))
def test_the_words_of_a_text(case):
    assert sorted(tracebacks.words(case["text"])) == case["words"]


def first_answer(case: dict) -> bool:
    """Whether it is the choice that the home page starts with: Python renders that."""
    choice, release = case["choice"], case["release"]
    boxes = choice["keras"] or choice["old"]
    return choice["py"] == release["python"] and not boxes


FIRST = [case for case in cases("picker") if first_answer(case.values[0])]
KINDS = {"div": "command", "p": "text"}


def test_some_cases_are_first_answers():
    assert len(FIRST) >= 2


@pytest.mark.parametrize("case", FIRST)
def test_the_first_answer_of_the_picker(case):
    """As it is in the page before any script runs."""
    name = case["choice"]["tf"]
    form = picker.form({name: case["release"]}, name)
    page = html.fromstring(f"<main>{form}</main>")
    [answer] = page.iter("output")
    lines = [
        ["link" if line.find("a") is not None else KINDS[line.tag], line.text_content()]
        for line in answer
    ]
    assert lines == case["lines"]
    assert answer.get("data-verdict") == case["verdict"]
