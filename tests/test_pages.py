"""A page's blocks: every form that the site shows as Python is taken."""

from collections import Counter

import pytest
from lxml.html import document_fromstring, tostring
from markdown import Markdown

from proof import Mistake, examples, pages

ALL = examples.load_all()
WHOLE = '--8<-- "learn/sequential/mnist.py:program"'
MNIST = ALL["learn/sequential/mnist"]
PAGES = pages.load_all()


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


@pytest.mark.parametrize(
    "fence",
    [
        "``` text\n{}\n```",
        "``` {{ .text .no-copy data-search-exclude }}\n{}\n```",
        '``` text title="log"\n{}\n```',
        '=== "2.4"\n\n    ``` {{ .text #log }}\n    {}\n    ```',
    ],
)
def test_what_was_printed_is_shown_as_the_highlighter_would_show_it(fence):
    source = fence.format("a <b> & 'c' \"d\" `e`")
    extensions, configs = pages.settings()
    highlighted = {**configs, "pymdownx.superfences": {}}
    ours, theirs = (
        tostring(
            document_fromstring(
                Markdown(extensions=extensions, extension_configs=one).convert(source)
            )
        )
        for one in (configs, highlighted)
    )
    assert ours == theirs


def test_includes_are_expanded_before_extraction(page):
    """pytest-codeblocks would run the line `--8<-- "…"` itself."""
    assert page(f"``` python\n{WHOLE}\n```").blocks[0].code == MNIST.program


def test_the_markers_of_sections_are_not_shown(page):
    assert "--8<--" not in page(f"``` python\n{WHOLE}\n```").html


def test_a_missing_section_is_an_error_that_names_the_line(page):
    """With its own defaults the extension would publish an empty block."""
    source = 'Text.\n\n``` python\n--8<-- "learn/sequential/mnist.py:nothing"\n```'
    with pytest.raises(Mistake, match=r"page\.md:4: SnippetMissingError.*nothing"):
        page(source).blocks  # noqa: B018


def test_a_missing_file_is_an_error(page):
    with pytest.raises(Mistake, match="no_such_file"):
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
    with pytest.raises(Mistake, match=r"no marks|no `cont`"):
        page(two).blocks  # noqa: B018


def test_code_that_was_typed_into_a_page_is_refused_by_its_line(page):
    with pytest.raises(Mistake, match=r"page\.md:4: the block `import os`.*no example"):
        page("# Title\n\n```python\nimport os\n```").shown(ALL)


def section(name):
    return f'\n\n``` python\n--8<-- "learn/sequential/mnist.py:{name}"\n```'


def test_whole_program_and_sections_are_recognised(page):
    text = f"``` python\n{WHOLE}\n```" + section("data") + section("model")
    shown = [(s.example.id, s.section) for s in page(text).shown(ALL)]
    assert shown == [(MNIST.id, None), (MNIST.id, "data"), (MNIST.id, "model")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (section("data"), "show the whole program first"),
        (f"``` python\n{WHOLE}\n```" + 2 * section("data"), "`data` is shown twice"),
        (
            f"``` python\n{WHOLE}\n```" + section("model") + section("data"),
            "`data` is shown after `model`",
        ),
        (
            f"``` python\n{WHOLE}\n```\n\n```python\nimport tensorflow\n```",
            "no section of learn/sequential/mnist.py",
        ),
    ],
)
def test_sections_follow_their_program_once_and_in_order(page, text, message):
    with pytest.raises(Mistake, match=message):
        page(text).shown(ALL)


@pytest.mark.parametrize(
    "source",
    [
        "<div hidden markdown>\n\n{}\n\n</div>",
        '<div style="display: none" markdown>\n\n{}\n\n</div>',
        '<div aria-hidden="true" markdown>\n\n{}\n\n</div>',
    ],
)
def test_a_block_that_no_reader_sees_is_refused(page, source):
    block = f"``` python\n{WHOLE}\n```"
    assert page(block).blocks
    with pytest.raises(Mistake, match=r"page\.md:\d+: the block .* is hidden"):
        page(source.format(block)).blocks  # noqa: B018


def test_every_example_is_shown_whole_and_every_section_once():
    wrong = []
    for name in {example.page: None for example in ALL.values()}:
        shown = Counter(
            (one.example.id, one.section or "program")
            for one in PAGES[name].shown(ALL)
            if one.example.page == name
        )
        own = [example for example in ALL.values() if example.page == name]
        expected = [(e.id, part) for e in own for part in ["program", *e.sections]]
        for one in expected:
            if shown[one] != 1:
                wrong.append(f"docs/{name}.md shows {one} {shown[one]} times")
        assert shown.keys() <= set(expected), name
    assert not wrong, "\n".join(wrong)


def test_there_are_many_programs():
    assert len({example.page for example in ALL.values()}) > 40


def test_a_program_has_a_copy_button_and_its_sections_have_none():
    for name, page in pages.load_all().items():
        for one in page.shown(ALL):
            if one.example.notebook:
                continue  # each of its cells is copied into a notebook
            assert one.block.copied == (one.section is None), (name, one.example.id)


def test_what_a_page_shows_is_the_file_below_its_header():
    for example in ALL.values():
        below = example.source.split("# ///\n", 2)[1]
        lines = [line for line in below.splitlines() if "--8<--" not in line]
        assert example.program == "\n".join(lines).strip("\n") + "\n"
