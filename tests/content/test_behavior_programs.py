"""The entries of *What changed silently*: each has what a reader needs, and what its
program prints is what it printed on both sides."""

from __future__ import annotations

import re

import pytest

from benchmarks import behavior_programs
from harness.render import behavior_pages
from harness.render.behavior_cases import concerned
from harness.render.behavior_entries import Entry, entries

WITH_PROGRAM = 0.9  # of the entries
ELEMENTS = 1_700  # of a page's own text; a page has at most 2,000


@pytest.fixture(scope="module")
def every(project) -> list[Entry]:
    return entries(project)


def test_each_program_printed_what_its_entry_says(project):
    """All of them, on both sides, and with what gives the old result."""
    wanted = behavior_programs.expected(project)
    wrong = list(behavior_programs.disagreeing(wanted, behavior_programs.load()))
    hint = "run `python -m benchmarks.behavior_programs`"
    assert not wrong, "\n".join([hint, *wrong[:20]])


def test_each_entry_has_a_program_or_says_why_not(every):
    for one in every:
        assert (one.shown is None) == bool(one.why), one.name
    shown = sum(one.shown is not None for one in every)
    assert shown >= WITH_PROGRAM * len(every), (shown, len(every))


def test_each_entry_says_who_is_concerned(every):
    for one in every:
        sentence = concerned(one.row, one.difference)
        assert sentence.startswith("This concerns you if you "), one.name
        assert "in the case" not in sentence, sentence


def test_each_section_by_hand_belongs_to_an_entry(every):
    found = {behavior_pages.fix(one) for one in every}
    unused = [one["link"] for one in behavior_pages.fixes() if one["link"] not in found]
    assert not unused


def test_anchors_are_single_and_pages_are_small(project, every):
    assert len({one.anchor for one in every}) == len(every)
    for page, text in behavior_pages.render(project).items():
        assert len(re.findall(r"<[a-z]", text)) < ELEMENTS, page
