"""The words: without a fact about a release that nobody ran. `make lint` spells them."""

import re

import pytest

from harness import source

# Generated pages get their numbers from the records.
# A release of TensorFlow or Keras, or a Python: what works there is for a run to say.
RELEASE = re.compile(r"(?<![\w.])[23]\.\d{1,2}(?:\.\d+)?(?![\w])")
CODE = re.compile(r"(`+)(?!\s*[\d.]+\s*\1)(.+?)\1")  # but for a bare number in code
LINK = re.compile(r"\[[^\]]*\]\([^)]*\)")  # a way to a release's page states nothing
# What a notebook's page shows as code, printed, or says of its run.
BLOCK = re.compile(
    r'^(`{3,}).*?^\1|<p class="offered".*?</p>', re.MULTILINE | re.DOTALL
)
ASKED = re.compile(r"^asked:\n(?:  - .*\n)+", re.MULTILINE)
# Sentences of history or of definition, each with its reason.
ALLOWED = {
    "Since TensorFlow 2.0": "the oldest release here, and the premise of the site",
    "TensorFlow since 2.0": "the same",
    "release since 2.0": "the same",
    "Is TensorFlow 2.4 compatible": "the question from which the site started",
    "Keep Keras 2 with TensorFlow 2.16": "readers' own words for that page",
    "CC BY 4.0": "a license",
}


def numbers(source: str) -> list[tuple[int, str]]:
    """Lines that state a release outside of code, links and includes."""
    found = []
    source = BLOCK.sub(lambda block: "\n" * block[0].count("\n"), source)
    asked = ASKED.search(source)
    theirs = asked[0].splitlines() if asked else []  # a question states nothing
    for number, line in enumerate(source.splitlines(), 1):
        if "--8<--" in line or line in theirs:
            continue
        for words in ALLOWED:
            line = line.replace(words, "")
        line = CODE.sub("", LINK.sub("", line))
        if RELEASE.search(line):
            found.append((number, line.strip()))
    return found


def test_no_release_number_is_typed_into_prose(project, pages_):
    wrong = [
        f"{project.relative(page.path)}:{line}: include a range of `where/`: {text}"
        for page in pages_.values()
        if not page.source.startswith(source.RENDERED)
        for line, text in numbers(page.source)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("It fails on 2.13 and later.", True),
        ("It fails on `2.13`.", True),
        ("| TensorFlow | 3.8 |", True),
        ("Keras 3.5 accepts it.", True),
        ("Keras 3 accepts it.", False),
        ('Install `"tensorflow==2.10.1"`.', False),
        ('--8<-- "install/2.4.md"', False),
        ("See [TensorFlow 2.4](../versions/2.4.md).", False),
        ("About 0.2.13 of it", False),
    ],
)
def test_a_typed_release_number_is_found(line, found):
    assert bool(numbers(line)) is found
