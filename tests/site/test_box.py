"""What the box answers to errors: versions that it reads in every recorded traceback, names
that every recorded error lacks, and errors that it wasn't made for.

`tuned_errors.jsonl`, `unseen_errors.jsonl` and `unseen_errors_2.jsonl` are errors from public
trackers, none of which was in a list that the site was made from; paths and names of people
are replaced. What is right for each was judged by hand before the box was asked, and what
raises it looked up in the installed sources. The box was first measured on the second file,
then improved on it. `unseen_errors_2.jsonl` was collected and judged before that, and asked
once when all was done: 57 were right first, 26 honestly without an answer, 9 wrong and sure,
of 98; its bounds are a little below that.

`unseen_errors_3.jsonl` and `tuned_errors_3.jsonl` are one collection (188 texts of 106 projects,
found by neutral queries), judged and split at random before any change and any run. The box was
improved on the second, then the first was asked once: of 125, 47 were right first, 4 within
three, 54 honestly without an answer, 2 only told where they are raised, 14 not known, 1 unsure, 3
wrong and sure. Of the 64 that have an answer on the site, 45 were right within
three. Its bounds are a little below that. `tests/js/unseen.js` lists what isn't answered right.

`unseen_errors_4.jsonl` and `open_errors_4.jsonl` are a collection of somebody who didn't see
the box or its data: 193 texts of 111 projects, split by digest before they were judged. Pages
written meanwhile were read with each text, then the first was asked once: of 120, 66 were right
first, 2 within three, 28 honestly without an answer, 2 only told where they are raised, 6 not
known, 1 unsure, 15 wrong and sure; for two of these the right section had moved to another page.
These 15 were read afterwards, and the rules of `docs/assets/certain.js` made from them: the
bounds say what is wrong and sure there, not on another set.

For many of these texts an answer was written after they were judged, most of which had none:
`answered_later.jsonl` has the pages, each found right by reading it together with the text.

`unseen_errors_5.jsonl` and `open_errors_5.jsonl` are of somebody else who didn't see the box
either: 183 texts of 123 projects, split by digest before they were judged; the pages of that
day were read with each text by the same person, and the first was asked once: of 125, 83 were
right first, 8 within three, 20 honestly without an answer, 1 only told where it is raised, 4 not
known, 8 unsure, 1 wrong and sure.

`unseen_errors_6.jsonl` and `open_errors_6.jsonl` were made in the same way, of threads whose
digest is even, while pages were written by people who read only those whose digest is odd
(the search showed both some excerpts): 180 texts of 117 projects. The first was asked once: of
121, 72 were right first, 10 within three, 12 honestly without an answer, 17 not known, 6 unsure,
4 wrong and sure. Afterwards all were read, and kinds of errors repaired that they showed: the bounds
are of then, and say nothing about another set.

`unseen_errors_7.jsonl` and `open_errors_7.jsonl` were made likewise, by two people: 196 texts of 147
projects, collected and judged before the pages of that day were written, which were then read with
each text. The search shows the beginning of a thread only, so most texts are short. The first was
asked once: of 122, 68 were right first, 14 within three, 13 honestly without an answer, 7 only told
where they are raised, 6 not known, 5 unsure, 9 wrong and sure. Three of these 9 were a card that was
removed since: that a class never had an attribute, which its objects do have. The second, asked before
anything was changed for it: of 74, 42 were right first, 7 within three, 4 wrong and sure.

`unseen_errors_8.jsonl` and `open_errors_8.jsonl` are of three people: 307 texts of 224 projects, a
third of them only of threads about TensorFlow 2.0 or newer; `era` was judged before any page was
read. The pages were read as they were before that day's work, and its new sections afterwards. The
first was asked once: of 205, 118 were right first, 14 within three, 30 honestly without an answer, 3
only told where they are raised, 10 not known, 18 unsure, 12 wrong and sure; the box and the pages of
the day before gave 108, 8, 30, 4, 26, 16, 13. Sections of that day were written for texts of the
second that had none, so its count says nothing.

`unseen_errors_9.jsonl` and `open_errors_9.jsonl` are of three people, too: 275 texts of 202 projects,
only of threads about TensorFlow 2.0 or newer (105 older ones were left out), and the pages were read
by others than who collected. Each part was asked once. The first: of 170, 115 were right first, 15
within three, 11 honestly without an answer, 7 only told where they are raised, 2 not known, 13 unsure,
7 wrong and sure; the box and the pages of the day before gave 115, 14, 11, 7, 2, 13, 8. The second: of
105, 70, 12, 1, 2, 1, 10, 9. Two others, who didn't know what the box shows, then judged its answers to
all texts that weren't right and to 38 that were, among others: none of the first part's misses was
right after all, three of the second's were, and of 20 right ones of the first part both
accepted 15. Both were read afterwards, and their kinds of errors repaired: the bounds are of then.

`unseen_errors_10.jsonl` is of three people, whose searches combined types of errors, areas, and
kinds of projects: 157 texts of 129 projects, 144 of threads about TensorFlow 2.0 or newer, 13 that
name no version. At least nine turned up while another thread was looked for. Others looked up the
pages. To them a fifth of the texts had no answer on the site, where it was a fifteenth of the ninth
set. It was asked once: of 157, 90 were right first, 10 within three, 27 honestly without an answer,
2 only told where they are raised, 3 not known, 14 unsure, 11 wrong and sure. Of the 124 that have an
answer on the site, 100 were right within three. Two of the 11 were pages on lines of a log above the
error: such a page isn't sure any more.

`unseen_errors_12.jsonl` has no text that somebody pasted: four people read in
threads what failed, wrote a program with the same cause, and ran it on the release of the thread (`program`,
`on`). What can't run here is missing: 181 threads, so it is the easier set. Three others looked up
the pages, and saw those that were written meanwhile. It was asked once: of 135, 87 were right first,
23 within three, 5 honestly without an answer, 1 only told where it is raised, 9 unsure, 10 wrong
and sure; the 10 and the 10 that were missed were read afterwards. An eleventh set, of 110 texts, was
only measured (48 first, 17 within three, 14 honest, 6 wrong and sure), and isn't kept.

`unseen_errors_13.jsonl` was made like the twelfth, by four others; `form` says how much of a
traceback the thread had, and so the text. Four looked up the pages. Of two pages that were written
meanwhile a fifth read one, on which nothing is right; the other wasn't judged. It was asked once: of
144, 84 were right first, 18 within three, 15 honestly without an answer, 7 only told where they are
raised, 12 unsure, 8 wrong and sure; the last three kinds were read afterwards.

`unseen_errors_14.jsonl` was made like the thirteenth, by four others; the words of a message were
allowed in no query. Four others looked up the pages, one of them when one page more was there. It
was asked once: of 125, 76 were right first, 20 within three, 11 honestly without an answer, 2 only told
where they are raised, 2 got nothing, 6 were unsure, 8 wrong and sure. Of 97 all misses were read
afterwards.

`unseen_errors_15.jsonl` was made like the fourteenth, by four others, many of its threads about
libraries that use Keras; of 25 texts it isn't known whether a query had the words of a message. Four
others looked up the pages. It was asked once: of 109, 58 were right first, 14 within three, 10 honestly
without an answer, 2 only told where they are raised, 3 got nothing, 16 were unsure, 6 wrong and sure.
All misses were read afterwards.

`unseen_errors_16.jsonl` was made in the same way by four, whose search ended after 54 texts; two looked
up the pages. It was asked once: 29 were right first, 6 within three, 5 honestly without an answer, 1 only
told where it is raised, 4 got nothing, 7 were unsure, 2 wrong and sure. All misses were read afterwards.

`unseen_errors_17.jsonl` is of no threads: four wrote 127 programs with slips that people of a kind make
(`usual-1` to `usual-4`), and ran them; four others looked up the pages. None of the eight saw the box, and
the writers no page. It was asked once: 94 were right first, 18 within three, 5 honestly without an answer,
1 only told where it is raised, 1 got nothing, 7 were unsure, 1 wrong and sure. All misses were read
afterwards.

`common_errors.jsonl` has what 321 short programs that are wrong in a usual way raised on eight
releases. Who wrote the programs chose the sections, and repaired the box with them: it says what a
change breaks, not how good the box is.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from harness import collectors, environments
from harness.project import Project
from tests.site.test_search import HERE, answered, run_node

pytestmark = pytest.mark.slow

JS = HERE.parent / "js"
READ = JS / "read.js"
UNSEEN = JS / "unseen.js"
WORDINGS = JS / "wordings.js"
EVERY = 80  # of the names that some release lacks, each of this many is asked for
# By file: the least share that is right within three or honest, and the most that is wrong
# and sure.
ERRORS = {
    "tuned_errors.jsonl": (0.95, 0.02),
    "unseen_errors.jsonl": (0.95, 0.02),
    "unseen_errors_2.jsonl": (0.95, 0.02),
    "tuned_errors_3.jsonl": (0.95, 0.02),
    "unseen_errors_3.jsonl": (0.95, 0.02),
    "open_errors_4.jsonl": (0.95, 0.03),
    "unseen_errors_4.jsonl": (0.92, 0.03),
    "open_errors_5.jsonl": (0.93, 0.03),
    "unseen_errors_5.jsonl": (0.93, 0.02),
    "open_errors_6.jsonl": (0.86, 0.02),
    "unseen_errors_6.jsonl": (0.93, 0.02),
    "open_errors_7.jsonl": (0.97, 0.02),
    "unseen_errors_7.jsonl": (0.95, 0.02),
    "open_errors_8.jsonl": (0.86, 0.02),
    "unseen_errors_8.jsonl": (0.86, 0.04),
    "open_errors_9.jsonl": (0.9, 0.03),
    "unseen_errors_9.jsonl": (0.87, 0.04),
    "unseen_errors_10.jsonl": (0.8, 0.06),
    "unseen_errors_12.jsonl": (0.85, 0.08),
    "unseen_errors_13.jsonl": (0.85, 0.06),
    "unseen_errors_14.jsonl": (0.9, 0.05),
    "unseen_errors_15.jsonl": (0.82, 0.05),
    "unseen_errors_16.jsonl": (0.85, 0.05),
    "unseen_errors_17.jsonl": (0.95, 0.01),
    "common_errors.jsonl": (0.94, 0.01),
}
MIXED = "+keras"  # an environment with another Keras than its TensorFlow's


@cache
def failures(project: Project) -> list[tuple[str, str]]:
    """Every recorded traceback, with its environment."""
    return [
        (name, entry.line.outcome.error.traceback)
        for name, record in collectors.all_records(project).items()
        for entry in record.entries("examples").values()
        if entry.line.outcome.error and name.partition("+")[0][:1].isdigit()
    ]


@pytest.fixture(scope="module")
def readings(site, project) -> list[tuple[str, str, dict[str, Any]]]:
    """What is read in each traceback, with its environment."""
    every = failures(project)
    texts = list(dict.fromkeys(text for _, text in every))
    releases = sorted({name.partition("+")[0] for name, _ in every})
    found = run_node(READ, site, {"texts": texts, "releases": releases})
    read = dict(zip(texts, found, strict=True))
    return [(name, text, read[text]) for name, text in every]


def number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:2])


def within(found: dict[str, str] | None, version: str) -> bool:
    """Whether a version is in a range; nothing is claimed without a range."""
    if not found:
        return True
    first, last = found["first"], found["last"]
    low = not first or number(first) <= number(version)
    return low and (not last or number(version) <= number(last))


def test_versions_read_in_paths_are_those_that_ran(project, readings):
    known = environments.load_all(project)
    wrong, told = [], 0
    for name, text, read in readings:
        packages = known[name].packages
        release = name.partition("+")[0]
        keras = packages.get("tf-keras" if read["package"] == "tf_keras" else "keras")
        told += bool(read.get("keras") or read.get("tensorflow"))
        right = within(read.get("tensorflow"), release)
        # Both packages run in one traceback, where a library mixes them.
        if keras and not {"keras", "tf-keras"} <= packages.keys():
            right = right and within(read.get("keras"), keras)
        if MIXED not in name:
            right = right and release in read["releases"]
        if not right:
            wrong.append(f"{name}: {read['tensorflow']} {read['keras']}: {text[-80:]}")
    print(f"{told} of {len(readings)} tell a version")
    assert told > len(readings) / 3
    assert not wrong, "\n".join(wrong)


def test_the_cause_of_a_recorded_error_is_its_own_message(readings):
    wrong = [
        text[-120:]
        for _, text, read in readings
        if not read["causes"] or read["causes"][0]["message"][:40] not in text
    ]
    assert len(wrong) <= len(readings) / 100, "\n".join(wrong)


@pytest.fixture(scope="module")
def counted(site: Path) -> dict[str, dict[str, Any]]:
    """How many errors of each file are answered how, in one run of Node."""
    return run_node(UNSEEN, site, None, *(HERE / name for name in ERRORS))


@pytest.mark.parametrize("name", ERRORS)
def test_errors_that_nobody_listed_are_answered(counted, name):
    """Right within three, or nothing where nothing is known; seldom wrong and sure."""
    three, wrong = ERRORS[name]
    found = counted[name]
    print(json.dumps(found, indent=1))
    right = found["first"] + found["three"] + found["honest"]
    assert right >= three * found["total"], found
    assert found["wrong and sure"] <= wrong * found["total"], found


def test_a_name_that_a_release_lacks_is_found_in_every_wording(site):
    """Whatever the module calls itself, and whichever Python says so; without its module,
    a name that other packages may have too isn't answered."""
    for wording, found in run_node(WORDINGS, site, None, str(EVERY)).items():
        least = 0.45 if wording == "alone" else 0.98
        assert found["asked"] > 40
        assert found["first"] >= least * found["asked"], (wording, found)


def test_errors_from_trackers_name_nobody():
    """No home of a person, no URL of a person's."""
    for name in ERRORS:
        for line in (HERE / name).read_text("utf-8").splitlines():
            text = json.loads(line)["text"]
            for home in ("/home/", "/Users/", "\\Users\\", "/Users\\"):
                for rest in text.split(home)[1:]:
                    assert rest.lstrip("\\").startswith("user"), (
                        f"{name}: {home}{rest[:20]}"
                    )
            assert "@" not in re.sub("@tf[.]|`@keras|loc:@|@property", "", text), text


def of_readers() -> list[tuple[str, str]]:
    """Errors of readers, each with what the first answer is about and how sure it is, or
    nothing, where no page is about it and Python raises it for any program."""
    lines = (HERE / "reader_errors.jsonl").read_text("utf-8").splitlines()
    return [(one["text"], one["right"]) for one in map(json.loads, lines)]


@pytest.fixture(scope="module")
def said_to_readers(site) -> dict[str, dict[str, Any]]:
    texts = [text for text, _ in of_readers()]
    return dict(zip(texts, answered(site, texts), strict=True))


@pytest.mark.parametrize(("text", "right"), of_readers())
def test_what_the_box_says_of_a_readers_error(said_to_readers, text, right):
    said = said_to_readers[text]
    first = next(iter(said["cards"]), None)
    assert (f"{first['level']} {first['key']}" if first else "") == right
    assert (said["none"] == "match") is (not right)
