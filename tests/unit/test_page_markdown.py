"""A page as Markdown: what each element becomes, and that it reads the same."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring
from markdown_it import MarkdownIt

from harness.publish import page_markdown

PAGES = {"", "errors/", "errors/one/", "learn/data/"}


def written(html: str, url: str = "errors/one/") -> str:
    page = document_fromstring(f"<html><body><article>{html}</article></body></html>")
    return page_markdown.as_markdown(page, url, PAGES).rstrip("\n")


CODE = '<div class="language-{} highlight"><pre><code>{}\n</code></pre></div>'


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h2 id='a'>A <code>b</code><a class='headerlink' href='#a'>¶</a></h2>", "## A `b`"),
        ("<p>One\ntwo, <em>three</em> and <b>four: </b>five</p>", "One two, *three* and **four:** five"),
        ("<p>One<br>two</p>", "One\\\ntwo"),
        ("Bare <code>a</code><p>block</p>rest", "Bare `a`\n\nblock\n\nrest"),
        (CODE.format("python", "a = 1  # <b>&lt;\n\n  b"), "```python\na = 1  # <\n\n  b\n```"),
        (CODE.format("text no-copy", "```\na"), "````text\n```\na\n````"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c"),
        ("<ol><li><p>a</p></li><li><p>b</p><pre>c</pre></li></ol>", "1. a\n\n2. b\n\n   ```\n   c\n   ```"),
        ("<p><img src='plot-1.svg' alt='A plot'></p>", "![A plot](one/plot-1.svg)"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<details><summary>More</summary><p>a</p></details>", "**More**\n\na"),
        ("<hr><!-- no --><p>a<!-- no -->b</p>", "---\n\nab"),
        ("<figure><svg><title>T</title><desc>Said.</desc><text>no</text></svg></figure>", "Said."),
        ("<form><p>a</p><input></form><p class='verified'>Tested</p><p>b</p>", "b"),
        ("<output><p>a</p><div class='command'><code>b</code><button></button></div></output>", "a\n\n`b`"),
        ("<p><a id='old'></a></p><p><span class='badge failed'>fails</span> <code>x</code></p>", "fails `x`"),
        ("<unknown>kept</unknown>", "kept"),
    ],
)  # fmt: skip
def test_an_element_becomes(html: str, markdown: str) -> None:
    assert written(html) == markdown


def test_an_admonition_is_a_quote_under_its_title() -> None:
    html = f"""<div class="admonition warning"><p class="admonition-title">Warning</p>
{CODE.format("text", "two  ")}</div>"""
    assert written(html) == "> **Warning**\n>\n> ```text\n> two  \n> ```"


def test_the_label_of_a_tab_is_above_what_it_shows() -> None:
    html = f"""<div class="tabbed-set"><input id="a"><input id="b">
<div class="tabbed-labels"><label for="a">pip</label><label for="b">uv <code>x</code></label></div>
<div class="tabbed-content"><div class="tabbed-block">{CODE.format("sh", "one")}</div>
<div class="tabbed-block"><p>two</p></div></div></div>"""
    assert written(html) == "**pip**\n\n```sh\none\n```\n\n**uv `x`**\n\ntwo"


def test_a_table() -> None:
    html = """<table><thead><tr><th>A</th><th></th></tr></thead><tbody>
<tr><td>a|b <code>c|d</code></td><td>one\n <code>two</code></td></tr>
<tr><td><details><summary>2 programs</summary><a href="../">x</a>; y</details></td><td></td></tr>
</tbody></table>"""
    assert written(html).splitlines() == [
        "| A |  |",
        "| --- | --- |",
        r"| a\|b `c\|d` | one<br> `two` |",
        "| 2 programs: [x](../errors.md); y |  |",
    ]


@pytest.mark.parametrize(
    ("url", "link", "written_as"),
    [
        ("errors/one/", "../../learn/data/#a", "../learn/data.md#a"),
        ("errors/one/", "../", "../errors.md"),
        ("errors/one/", "../..", "../index.md"),
        ("errors/one/", "#here", "#here"),
        ("errors/one/", "one.ipynb", "one/one.ipynb"),
        ("errors/one/", "../two/", "two"),  # not a page: as it is
        ("errors/one/", "https://a.example/b/?c#d", "https://a.example/b/?c#d"),
        ("errors/one/", "mailto:a@b.example", "mailto:a@b.example"),
        ("errors/", "one/", "errors/one.md"),
        ("errors/", "../snippets/a%2Bb.py", "snippets/a%2Bb.py"),
        ("", "errors/one/?q=1", "errors/one.md?q=1"),
        ("", "a(b)", "<a(b)>"),
        ("", "./", "index.md"),
    ],
)
def test_a_link_leads_to_the_page_as_markdown(
    url: str, link: str, written_as: str
) -> None:
    assert written(f"<a href='{link}'>x</a>", url) == f"[x]({written_as})"


@pytest.mark.parametrize(
    "text",
    [
        "tf_keras and __init__ and _a_ b_ *c* **d** `e`",
        "[a](b) and <tag> and a < b > c",
        "&lt; and &amp; and AT&T",
        "# no heading",
        "- no item",
        "+ no item",
        "1. no item",
        "2) no item",
        "> no quote",
        "=== no line",
        "---",
        "back\\slash \\* and ![no](image)",
        "2.4.4 is a version",
    ],
)
def test_text_reads_as_it_was(text: str) -> None:
    page = document_fromstring("<html><body><article><p></p></article></body></html>")
    page.find(".//p").text = text
    markdown = page_markdown.as_markdown(page, "", PAGES)
    html = document_fromstring(MarkdownIt().render(markdown))
    assert [one.tag for one in html.iter()] == ["html", "body", "p"]
    assert html.text_content().strip() == text


@pytest.mark.parametrize("text", ["`", "a`b", "``a`` `", "``", "a b"])
def test_code_in_a_line_reads_as_it_was(text: str) -> None:
    html = document_fromstring(MarkdownIt().render(f"x {page_markdown.code(text)} y"))
    assert html.find(".//code").text == text


def test_a_page_ends_with_its_day_and_where_it_is() -> None:
    head = '<head><link rel="canonical" href="https://a.example/errors/one/"></head>'
    page = document_fromstring(f"<html>{head}<body><article>a</article></body></html>")
    made = page_markdown.as_markdown(page, "errors/one/", PAGES, "2026-01-02")
    url = "<https://a.example/errors/one/>"
    end = f"---\n\nLast tested 2026-01-02. This page on the site: {url}\n"
    assert made == f"a\n\n{end}"


def test_a_page_without_an_article_is_an_error() -> None:
    page = document_fromstring("<html><body><p>a</p></body></html>")
    with pytest.raises(LookupError, match=r"errors/one/: it has no <article>"):
        page_markdown.as_markdown(page, "errors/one/", PAGES)


def test_where_a_page_is_as_markdown() -> None:
    names = {url: page_markdown.name_of(url) for url in PAGES}
    assert names == {
        "": "index.md",
        "errors/": "errors.md",
        "errors/one/": "errors/one.md",
        "learn/data/": "learn/data.md",
    }
