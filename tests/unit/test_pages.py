"""A page's blocks: every form that the site shows as Python is extracted."""

import json

import pytest

from harness import pages
from harness.pages import Page
from harness.project import ProjectError

WHOLE = '--8<-- "learn/first/trains.py:program"'
PROGRAM = f"``` python\n{WHOLE}\n```"


@pytest.mark.parametrize(
    "source",
    [
        "```python\nx = 1\n```",
        "``` python\nx = 1\n```",
        "```py\nx = 1\n```",
        "```python3\nx = 1\n```",
        "```Python\nx = 1\n```",
        '```python title="x.py"\nx = 1\n```',
        '```python hl_lines="1"\nx = 1\n```',
        '```python linenums="1"\nx = 1\n```',
        "``` { .python .annotate }\nx = 1\n```",
        "```{.py}\nx = 1\n```",
        "~~~python\nx = 1\n~~~",
        "~~~~ { .python }\nx = 1\n~~~~",
        "````python\nx = 1\n````",
        '=== "A tab"\n\n    ```python\n    x = 1\n    ```',
        '!!! note "A box"\n\n    ```py\n    x = 1\n    ```',
        '??? note "Folded"\n\n    === "A tab"\n\n        ~~~py\n        x = 1\n        ~~~',
        "1. A list\n\n    ```python\n    x = 1\n    ```",
        "> ```python\n> x = 1\n> ```",
        '<pre><code class="language-python">x = 1\n</code></pre>',
    ],
)
def test_every_form_that_is_shown_as_python_is_taken(page, source):
    assert [(b.language, b.code) for b in page(source).blocks] == [
        ("python", "x = 1\n")
    ]


def test_a_console_session_counts_as_python(page):
    assert page("```pycon\n>>> 1\n```").blocks[0].language == "python"


@pytest.mark.parametrize("name", ["sh", "bash", "shell", "console", "zsh"])
def test_every_shell_counts_as_shell(page, name):
    assert page(f"``` {name}\nls\n```").shell == ["ls\n"]


def test_includes_are_expanded_before_extraction(page, known):
    """pytest-codeblocks would run the line `--8<-- "…"` itself."""
    assert page(PROGRAM).blocks[0].code == known["learn/first/trains"].program


def test_the_markers_of_sections_are_not_shown(page):
    assert "--8<--" not in page(PROGRAM).html


def test_a_missing_section_is_an_error_that_names_the_line(page):
    """With its own defaults the extension would publish an empty block."""
    source = 'Text.\n\n``` python\n--8<-- "learn/first/trains.py:nothing"\n```'
    with pytest.raises(ProjectError, match=r"page\.md:4: SnippetMissingError.*nothing"):
        page(source).blocks  # noqa: B018


def test_a_missing_file_is_an_error(page):
    with pytest.raises(ProjectError, match="no_such_file"):
        page('``` python\n--8<-- "no_such_file.py:program"\n```').blocks  # noqa: B018


def test_backticks_inside_a_block_do_not_end_it(page):
    code = 'text = """\n```python\nhidden\n```\n"""\n'
    blocks = page(f"````python\n{code}````").blocks
    assert [block.code for block in blocks] == [code]


@pytest.mark.parametrize(
    "comment",
    [
        "<!--pytest.mark.skip-->",
        "<!--pytest.mark.xfail(raises=ValueError)-->",
        "<!--pytest-codeblocks:cont-->",
        "<!--pytest-codeblocks:importorskip(tensorflow)-->",
        "<!-- pytest-codeblocks:expected-output -->",
    ],
)
def test_no_comment_takes_a_block_out_of_the_gate(page, comment):
    two = f"```python\nx = 1\n```\n\n{comment}\n\n```python\ny = 1\n```"
    with pytest.raises(ProjectError, match=r"remove the mark|remove `cont`"):
        page(two).blocks  # noqa: B018


def test_code_that_was_typed_into_a_page_is_refused_by_its_line(page, known):
    with pytest.raises(
        ProjectError, match=r"page\.md:4: the block `import os` isn't an ex"
    ):
        page("# Title\n\n```python\nimport os\n```").shown(known)


def section(name):
    return f'\n\n``` python\n--8<-- "learn/first/trains.py:{name}"\n```'


def test_whole_program_and_sections_are_recognized(page, known):
    text = PROGRAM + section("model") + section("train")
    shown = [(one.example.name, one.section) for one in page(text).shown(known)]
    assert shown == [("trains", None), ("trains", "model"), ("trains", "train")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (section("model"), "show the whole program first"),
        (PROGRAM + 2 * section("model"), "`model` is shown twice"),
        (
            PROGRAM + section("train") + section("model"),
            "`model` is shown after `train`",
        ),
        (
            f"{PROGRAM}\n\n```python\nimport tensorflow\n```",
            "isn't a section of learn/first/trains.py",
        ),
    ],
)
def test_sections_follow_their_program_once_and_in_order(page, known, text, message):
    with pytest.raises(ProjectError, match=message):
        page(text).shown(known)


@pytest.mark.parametrize(
    "source",
    [
        "<div hidden markdown>\n\n{}\n\n</div>",
        '<div style="display: none" markdown>\n\n{}\n\n</div>',
        '<div aria-hidden="true" markdown>\n\n{}\n\n</div>',
    ],
)
def test_a_block_that_no_reader_sees_is_refused(page, source):
    assert page(PROGRAM).blocks
    with pytest.raises(ProjectError, match=r"page\.md:\d+: the block .* is hidden"):
        page(source.format(PROGRAM)).blocks  # noqa: B018


def test_only_a_block_without_a_copy_button_isnt_copied(page):
    text = "``` python\nx = 1\n```\n\n``` { .python .no-copy }\ny = 1\n```"
    assert [block.copied for block in page(text).blocks] == [True, False]


def test_every_page_is_found_by_its_path(tiny):
    (tiny.root / "docs/linked.md").symlink_to(tiny.root / "docs/errors/gone.md")
    tiny.add("docs/learn/index.md", "# Learn\n")
    assert sorted(pages.load_all(tiny.project)) == [
        "errors/gone",
        "learn",
        "learn/first",
        "learn/saving",
    ]


def test_a_notebooks_page_has_its_cells(tiny):
    run = {"example": "learn/nb/notebook", "packages": {}, "seconds": 6}
    run |= {"day": "2026-01-01", "python": "3.8"}
    cells = [
        {
            "cell_type": "markdown",
            "source": "# Title",
            "metadata": {"description": "D"},
        },
        {"cell_type": "code", "source": "x = 1", "metadata": {}, "outputs": []},
    ]
    notebook = json.dumps({"cells": cells, "metadata": {"run": run}})
    tiny.add("docs/learn/nb.ipynb", notebook)
    found = pages.load_all(tiny.project)["learn/nb"]
    assert [(block.language, block.code) for block in found.blocks] == [
        ("python", "x = 1\n")
    ]
    assert 'description: "D"' in found.source


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"cells": []}'])
def test_what_is_no_notebook_is_named(tiny, text):
    tiny.add("docs/learn/nb.ipynb", text)
    with pytest.raises(ProjectError, match=r"nb\.ipynb:1: .*`make record` writes it"):
        pages.load_all(tiny.project)


@pytest.mark.parametrize(
    "include",
    ['--8<-- "one.md"', "--8<-- 'one.md'", "--8<--\none.md\n--8<--"],
)
def test_a_page_is_read_again_when_what_it_includes_changes(tiny, include):
    """The page stays as it is, and so do its name and its settings."""
    for code in ("a = 1\n", "a = 2\n"):
        tiny.add("generated/one.md", f"``` python\n{code}```\n")
        one = Page("x", tiny.root / "x.md", include, tiny.project)
        assert [block.code for block in one.blocks] == [code]


def test_a_page_that_didnt_change_isnt_rendered_again(tiny, monkeypatch):
    first = pages.load_all(tiny.project)["learn/first"].blocks
    monkeypatch.setattr(Page, "extracted", lambda _: pytest.fail("rendered again"))
    tiny.project.forget()
    assert pages.load_all(tiny.project)["learn/first"].blocks == first
