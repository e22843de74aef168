"""The one parser of a page's source: as the site's own Markdown would read it."""

import pytest

from harness import source
from harness.pages import Page
from harness.source import Heading, Include, Text


def includes(text):
    return [(one.path, one.section, one.line) for one in source.includes(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('--8<-- "a/b.md"', [("a/b.md", "", 1)]),
        ("--8<-- 'a/b.md'", [("a/b.md", "", 1)]),
        ('---8<--- "a/b.md"', [("a/b.md", "", 1)]),
        ('    --8<-- "a/b.py:model"', [("a/b.py", "model", 1)]),
        ('--8<-- "it\'s.md"', [("it's.md", "", 1)]),
        ("``` python\n--8<-- 'a.py:x'\n```", [("a.py", "x", 2)]),
        (
            "--8<--\na.md\n\nb.py:x\n; c.md\n--8<--\n\n--8<-- 'd.md'",
            [("a.md", "", 2), ("b.py", "x", 4), ("d.md", "", 8)],
        ),
        ("--8<-- a.md", []),
        ("--8<-- \"a.md'", []),
        (';--8<-- "a.md"', []),
        ('Write `--8<-- "a.md"`.', []),
        ('--8<-- "a.md" and more', []),
    ],
)
def test_includes_in_every_form(text, found):
    assert includes(text) == found


@pytest.mark.parametrize(
    "text",
    [
        '--8<-- "{}"',
        "--8<-- '{}'",
        "---8<--- '{}'",
        "--8<--\n{}\n--8<--",
        "--8<--\n; other.md\n{}\n--8<--",
        ';--8<-- "{}"',
        "``` text\n--8<-- '{}'\n```",
    ],
)
def test_the_sites_own_markdown_includes_the_same(tiny, text):
    """What it finds is what the rendered page shows."""
    tiny.add("generated/one.md", "Included.\n")
    written = text.format("one.md")
    rendered = Page("x", tiny.root / "x.md", written, tiny.project).html
    assert ("Included." in rendered) == bool(source.includes(written))


def test_headings_with_their_level_and_anchor():
    text = "# A *title*\n\n## With `code` { #own }\n\n### Third\n#none\n"
    assert source.headings(text) == [
        Heading(1, "A *title*", "a-title", 1),
        Heading(2, "With `code`", "own", 3),
        Heading(3, "Third", "third", 5),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "```\n# no\n```",
        "~~~~ text\n# no\n~~~\n# no\n~~~~",
        "```` text\n```\n# no\n```\n````",
        '=== "Tab"\n\n    ``` python\n    # no\n    ```',
        "> ```\n> # no\n> ```",
    ],
)
def test_what_is_in_a_fence_is_no_heading(text):
    assert source.headings(text + "\n\n# Yes") == [
        Heading(1, "Yes", "yes", text.count("\n") + 3)
    ]


def test_a_line_that_is_neither_is_text():
    found = list(source.outline('# A\ntext\n--8<-- "b.md"\n'))
    assert found == [Heading(1, "A", "a", 1), Text("text", 2), Include("b.md", "", 3)]


def test_files_that_an_included_one_includes_count(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    for path, text in (
        (one / "a.md", "--8<-- 'b.md'\n--8<--\nc.py\n--8<--\n"),
        (other / "b.md", "b"),
        (one / "c.py", '--8<-- "d.py"\n'),
        (one / "d.py", "pass"),
    ):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    found = source.included_files("--8<-- 'a.md'\n--8<-- 'none.md'", (one, other))
    assert found == [one / "a.md", other / "b.md", one / "c.py"]


def test_pages_that_a_person_wrote(tiny):
    tiny.add("docs/versions/7.1.md", "# Rendered\n")
    tiny.add("docs/versions/index.md", "# Written\n")
    (tiny.root / "docs/linked.md").symlink_to(tiny.root / "docs/errors/gone.md")
    names = [path.name for path in source.written(tiny.project)]
    assert names == ["gone.md", "first.md", "saving.md", "index.md"]
