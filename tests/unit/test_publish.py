"""The finish of a built site, on a tiny one: what it adds, and what it refuses."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from lxml.html import document_fromstring

from harness.publish import finish, search_index
from harness.publish.finish import Unfinished
from harness.publish.search_index import NoIndex

SCRIPT = 'var a = "</p>" && 1 < 2;\nrun(a)'
PAGE = """<!doctype html>
<html>
  <head>
    <meta charset="utf-8">
    <title>{title}</title>
    <link rel="canonical" href="https://a.example/b/{url}">
    <script>{script}</script>
    <script type="application/json">{{"data": 1}}</script>
    <script src="assets/a.js"></script>
  </head>
  <body><article>{body}
  <p class="verified">
    <small>Report a problem</small></p>
  </article></body>
</html>
"""
SETTINGS = """site_name: A site
site_description: What it is.
nav: [index.md, errors/one.md]
"""
TABLE = """<table><thead><tr><th></th><th>Output</th></tr></thead><tbody>
<tr><td><code>a &lt; b</code></td><td>fails <code>KeyError: 'x &amp; y'</code></td></tr>
<tr><td>two</td><td><code>ValueError</code></td></tr></tbody></table>"""
FLAT = """ Output  <code>a &lt; b</code> fails <code>KeyError: 'x &amp; y'</code>
 two <code>ValueError</code>"""
INDEX = {
    "config": {"lang": ["en"]},
    "docs": [
        {"location": "", "title": "Home", "text": "<p>Words.</p>"},
        {"location": "errors/one/", "title": "One", "text": "<p>An error.</p>"},
        {
            "location": "errors/one/#table",
            "title": "Table",
            "text": f"<p>Before.</p>{FLAT} <p>After.</p>",
        },
        {
            "location": "errors/one/#also-seen-as",
            "title": "Also appears as",
            "text": "<ul><li><code>No module named 'b'</code></li></ul>",
        },
    ],
}


class Site:
    """A project of two pages, and its built site."""

    def __init__(self, folder: Path) -> None:
        self.renamed: dict[str, dict[str, str]] = {}
        self.root, self.site = folder / "project", folder / "site"
        self.index = self.site / "search" / "search_index.json"
        head = "---\ntitle: {}\ndescription: {}\n{}---\n\n# Title\n"
        self.write("docs/index.md", head.format("Home", "It is here.", ""))
        asked = "asked:\n  - why does one fail\n"
        self.write("docs/errors/one.md", head.format("One", "Install b.", asked))
        days = {"pages": {"errors/one.md": "2026-01-02"}, "colab": []}
        self.write("generated/verified.json", json.dumps(days))
        self.write("mkdocs.yml", SETTINGS)
        self.write("snippets/errors/one/fails.py", "import b\n")
        self.write("environments/2.4/record.jsonl", "{}\n")
        for name, body in (("index", ""), ("errors/one/index", TABLE), ("404", "")):
            url = name.removesuffix("index")
            text = PAGE.format(title=name, url=url, script=SCRIPT, body=body)
            self.write(f"{name}.html", text, self.site)
        self.write("search/search_index.json", json.dumps(INDEX), self.site)
        self.write("api/changes.xml", "<feed/>", self.site)

    def write(self, name: str, text: str, folder: Path | None = None) -> None:
        path = (folder or self.root) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.site / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def finish(self) -> None:
        finish.finish(self.site, self.root, renamed=self.renamed)

    def sections(self) -> dict[str, dict]:
        _, _, entries = search_index.load(self.site)
        return {entry["location"]: entry for entry in entries}

    def policy(self, name: str) -> str:
        page = document_fromstring((self.site / name).read_text("utf-8"))
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        return policy


@pytest.fixture
def tiny(tmp_path):
    return Site(tmp_path)


def digest(script: str) -> str:
    made = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(made).decode()}'"


def test_each_page_is_there_as_markdown_and_is_listed(tiny):
    tiny.finish()
    one = (tiny.site / "errors" / "one.md").read_text("utf-8")
    assert one.startswith("|  | Output |\n")
    assert "Last tested 2026-01-02. This page on the site: " in one
    listed = (tiny.site / "llms.txt").read_text("utf-8")
    assert "- [One](https://a.example/b/errors/one.md): Install b." in listed
    sitemap = (tiny.site / "sitemap.xml").read_text("utf-8")
    url = "https://a.example/b/errors/one/"
    assert f"<loc>{url}</loc><lastmod>2026-01-02</lastmod>" in sitemap


def test_pages_that_state_no_url_are_an_error(tiny):
    for name in ("index.html", "errors/one/index.html"):
        tiny.edit(name, 'rel="canonical"', 'rel="other"')
    with pytest.raises(Unfinished, match="set `site_url`"):
        tiny.finish()


def test_each_page_names_its_inline_scripts_by_their_digests(tiny):
    tiny.finish()
    for name in ("index.html", "errors/one/index.html", "404.html"):
        assert f"script-src 'self' {digest(SCRIPT)};" in tiny.policy(name)


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("<SCRIPT>", "</SCRIPT >"),
        ("<script >", "</script>"),
        ('<script type="module" id=a>', "</script>"),
        ("<script type=importmap>", "</script>"),
    ],
)
def test_a_script_is_found_however_it_is_written(tiny, begin, end):
    tiny.edit("index.html", f"<script>{SCRIPT}</script>", f"{begin}other(){end}")
    tiny.finish()
    assert digest("other()") in tiny.policy("index.html")


@pytest.mark.parametrize(
    "charset",
    [
        "<meta charset=utf-8>",
        '<META CHARSET="UTF-8" />',
        '<meta name="a"\n content="b"><meta\n  charset="utf-8">',
    ],
)
def test_the_policy_follows_the_charset_and_all_else_stays(tiny, charset):
    tiny.edit("index.html", '<meta charset="utf-8">', charset)
    before = (tiny.site / "index.html").read_text("utf-8")
    tiny.finish()
    text = (tiny.site / "index.html").read_text("utf-8")
    meta = f'\n      <meta http-equiv="Content-Security-Policy" content="{tiny.policy("index.html")}">'
    assert f"{charset}{meta}" in text
    assert text.replace(meta, "") == before


def test_a_page_says_when_its_programs_last_ran(tiny):
    tiny.finish()
    text = (tiny.site / "errors/one/index.html").read_text("utf-8")
    assert '<p class="verified" data-day="2026-01-02">' in text
    assert 'Last tested <time datetime="2026-01-02">2026-01-02</time>.' in text
    assert "data-day" not in (tiny.site / "index.html").read_text("utf-8")


def test_a_page_is_found_by_its_title_answer_questions_and_messages(tiny):
    tiny.finish()
    asked = ["why does one fail"] * 2
    tags = ["One", "One", "Install b.", *asked, "No module named 'b'"]
    assert tiny.sections()["errors/one/"]["tags"] == tags
    assert tiny.sections()[""]["tags"] == ["Home", "Home", "It is here."]


def test_a_table_of_outcomes_leaves_the_index_and_nothing_else_does(tiny):
    tiny.finish()
    text = tiny.sections()["errors/one/#table"]["text"]
    assert text == "<p>Before.</p> <p>After.</p>"


def test_two_tables_that_begin_alike_both_leave_the_index(tiny):
    other = TABLE.replace("ValueError", "TypeError")
    flat = FLAT.replace("ValueError", "TypeError")
    tiny.edit("errors/one/index.html", TABLE, TABLE + other)
    made = json.loads(json.dumps(INDEX))
    made["docs"][2]["text"] = flat
    made["docs"][1]["text"] += FLAT
    tiny.write("search/search_index.json", json.dumps(made), tiny.site)
    tiny.finish()
    assert tiny.sections()["errors/one/#table"]["text"] == ""
    assert tiny.sections()["errors/one/"]["text"] == "<p>An error.</p>"


def test_the_index_of_another_builder_is_finished_too(tiny):
    tiny.index.unlink()
    made = {"config": {}, "items": INDEX["docs"]}
    tiny.write("search.json", json.dumps(made), tiny.site)
    tiny.finish()
    assert tiny.sections()[""]["tags"] == ["Home", "Home", "It is here."]


def test_programs_records_and_notebooks_can_be_downloaded(tiny):
    tiny.write("snippets/errors/one/__pycache__/fails.pyc", "")
    cells = [{"source": ["# Two"], "metadata": {"description": "It's two."}}]
    tiny.write("docs/learn/two.ipynb", json.dumps({"cells": cells}))
    page = PAGE.format(title="Two", url="learn/two/", script=SCRIPT, body="")
    tiny.write("learn/two/index.html", page, tiny.site)
    entry = {"location": "learn/two/", "title": "Two", "text": ""}
    made = INDEX | {"docs": [*INDEX["docs"], entry]}
    tiny.write("search/search_index.json", json.dumps(made), tiny.site)
    tiny.finish()
    assert (tiny.site / "learn/two/two.ipynb").is_file()
    assert tiny.sections()["learn/two/"]["tags"] == ["Two", "Two", "It's two."]
    assert (tiny.site / "snippets/errors/one/fails.py").read_text() == "import b\n"
    assert (tiny.site / "environments/2.4/record.jsonl").is_file()
    assert not (tiny.site / "snippets/errors/one/__pycache__").exists()


def test_blank_lines_stay_in_code_and_scripts_only(tiny):
    code = "<pre><code>a\n\n\nb</code></pre>"
    tiny.edit("index.html", "<body>", f"<body>\n \n\t\n  <p>A</p>\n\n{code}\n\n")
    tiny.edit("index.html", SCRIPT, f"one()\n\n{SCRIPT}")
    tiny.finish()
    text = (tiny.site / "index.html").read_text("utf-8")
    assert f"<body>\n  <p>A</p>\n{code}\n" in text
    assert f"one()\n\n{SCRIPT}" in text


def test_a_renamed_heading_keeps_its_old_anchor(tiny):
    heading = '<h2 class="a" id="fix">Fix</h2>'
    tiny.edit("errors/one/index.html", "<body>", f"<body>{heading}")
    tiny.renamed = {"errors/*/": {"the-mend": "fix"}}
    before = (tiny.site / "index.html").read_text("utf-8")
    tiny.finish()
    text = (tiny.site / "errors/one/index.html").read_text("utf-8")
    assert f'<body><a id="the-mend"></a>{heading}' in text
    assert "the-mend" not in before + (tiny.site / "index.html").read_text("utf-8")
    tiny.finish()
    assert (tiny.site / "errors/one/index.html").read_text("utf-8") == text


@pytest.mark.parametrize(
    ("pages", "body"),
    [
        ("errors/*/", "<h2 id='other'>Other</h2>"),
        ("errors/*/", "<p id='fix'>No heading</p>"),
        ("errors/two/", '<h2 id="fix">Fix</h2>'),
        ("errors/*/", '<h2 id="fix">Fix</h2><h2 id="the-mend">Again</h2>'),
    ],
)
def test_an_old_anchor_without_its_heading_is_named(tiny, pages, body):
    tiny.edit("errors/one/index.html", "<body>", f"<body>{body}")
    tiny.renamed = {pages: {"the-mend": "fix"}}
    with pytest.raises(Unfinished, match=rf"no page at {re.escape(pages)} .*#the-mend"):
        tiny.finish()


def test_what_is_finished_stays_as_it_is(tiny):
    tiny.edit("index.html", "<body>", '<body><h1 id="home">Home</h1>')
    tiny.renamed = {"": {"start": "home"}}

    def content() -> dict[Path, bytes]:
        return {p: p.read_bytes() for p in tiny.site.rglob("*") if p.is_file()}

    tiny.finish()
    once = content()
    tiny.finish()
    assert content() == once


def test_a_partial_build_has_a_part_of_the_index(tiny):
    made = INDEX | {"docs": INDEX["docs"][:1]}
    tiny.write("search/search_index.json", json.dumps(made), tiny.site)
    finish.finish(tiny.site, tiny.root, partial=True, renamed={})
    assert tiny.sections().keys() == {""}


def no_index(tiny):
    tiny.index.unlink()


def empty_index(tiny):
    tiny.index.write_text('{"config": {}, "docs": []}')


def no_page(tiny):
    (tiny.site / "errors/one/index.html").unlink()


def no_script(tiny):
    tiny.edit("404.html", f"<script>{SCRIPT}</script>", "")


def handler(tiny):
    tiny.edit("index.html", "<body>", '<body><a onclick="go()">Go</a>')


def no_charset(tiny):
    tiny.edit("index.html", '<meta charset="utf-8">', "")


def another_policy(tiny):
    meta = '<meta http-equiv="Content-Security-Policy" content="default-src *">'
    tiny.edit("index.html", "<title>", f"{meta}<title>")


def no_footer(tiny):
    tiny.edit("errors/one/index.html", 'class="verified"', 'class="footer"')


def no_table(tiny):
    tiny.edit("errors/one/index.html", "Output", "result")


def other_table(tiny):
    tiny.edit("errors/one/index.html", "ValueError", "TypeError")


def no_wordings(tiny):
    tiny.edit("search/search_index.json", "Also appears as", "Related")


def no_source(tiny):
    tiny.edit("search/search_index.json", '"location": ""', '"location": "lost/"')


def no_entry(tiny):
    tiny.edit(
        "search/search_index.json", '"location": ""', '"location": "errors/one/#a"'
    )


def bad_front_matter(tiny):
    tiny.write("docs/index.md", "---\ntitle: a: b\n---\n\n# Home\n")


@pytest.mark.parametrize(
    ("break_it", "error", "message"),
    [
        (no_index, NoIndex, "there is no search/search_index.json"),
        (empty_index, NoIndex, "it has no `docs`"),
        (no_page, Unfinished, "no page for errors/one/"),
        (no_script, Unfinished, "404.html: no inline script"),
        (handler, Unfinished, r"index.html: the policy refuses `go\(\)`"),
        (no_charset, Unfinished, "index.html: it doesn't declare its charset"),
        (another_policy, Unfinished, "index.html: it has another policy"),
        (no_footer, Unfinished, "errors/one/index.html: no `<p class="),
        (no_table, Unfinished, "no table has a column `Output`"),
        (other_table, NoIndex, "errors/one/#table: a table of outcomes"),
        (no_wordings, NoIndex, "no section says `Also appears as`"),
        (no_source, NoIndex, "no source in docs/ for lost/"),
        (no_entry, NoIndex, "it doesn't have /"),
        (bad_front_matter, Unfinished, "index.md: its front matter isn't YAML"),
    ],
)
def test_what_is_missing_is_an_error(tiny, break_it, error, message):
    break_it(tiny)
    with pytest.raises(error, match=message):
        tiny.finish()
