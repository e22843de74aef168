"""The finish of a built site, on a tiny one: what it adds, and what it refuses."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from lxml.html import document_fromstring

from harness.publish import box_answers, finish, labels, search_index
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
HOME = "<h1>Home</h1><p>It's all here.</p>"
SIGN = '<a class="headerlink" href="#x">&para;</a>'
ONE = f"""<h1><code>KeyError: one</code>{SIGN}</h1>
<p>Install b. Then it works.</p>
<h2 id="reproduce">Reproduce{SIGN}</h2><p><small>Tested today.</small></p>
<p><code>import b.one_two</code> and
<code>a &lt; b</code> fail: install <em>b</em>. More of it.</p>
<table><tr><td><code>in_a_table</code></td></tr></table>
<p>Also appears as: <code>No module named 'b.c'</code>.</p>
<h2 id="also-appears-as">Also appears as{SIGN}</h2>
<ul><li><code>No module named 'b'</code></li></ul>
"""


class Site:
    """A project of two pages, and its built site."""

    def __init__(self, folder: Path) -> None:
        self.renamed: dict[str, dict[str, str]] = {}
        self.root, self.site = folder / "project", folder / "site"
        head = "---\ntitle: {}\ndescription: {}\n{}---\n\n# Title\n"
        self.write("docs/index.md", head.format("Home", "It is here.", ""))
        asked = "asked:\n  - why does one fail\n"
        self.write("docs/errors/one.md", head.format("One", "Install b.", asked))
        days = {"pages": {"errors/one.md": "2026-01-02"}, "colab": []}
        self.write("generated/verified.json", json.dumps(days))
        self.write("mkdocs.yml", SETTINGS)
        self.write("snippets/errors/one/fails.py", "import b\n")
        self.write("environments/2.4/record.jsonl", "{}\n")
        for name, body in (("index", HOME), ("errors/one/index", ONE), ("404", "")):
            url = name.removesuffix("index")
            text = PAGE.format(title=name, url=url, script=SCRIPT, body=body)
            self.write(f"{name}.html", text, self.site)
        self.write("api/changes.xml", "<feed/>", self.site)
        listed = {"sections": [["errors/one/", "KeyError: one", []]]}
        self.write("api/tracebacks.json", json.dumps(listed), self.site)

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

    def index(self) -> dict[str, dict]:
        read = json.loads((self.site / search_index.FILE).read_text("utf-8"))
        return {page["url"]: page for page in read["pages"]}

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
    assert one.startswith("# `KeyError: one`\n")
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


def thin(html):
    """Without indentation, which is only in the source."""
    return re.sub(r"\n\s+", "\n", html)


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
    before = thin((tiny.site / "index.html").read_text("utf-8"))
    tiny.finish()
    text = (tiny.site / "index.html").read_text("utf-8")
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{tiny.policy("index.html")}">'
    assert f"{thin(charset)}{meta}" in text
    assert text.replace(meta, "") == before


def test_a_page_says_when_its_programs_last_ran(tiny):
    tiny.finish()
    text = (tiny.site / "errors/one/index.html").read_text("utf-8")
    assert '<p class="verified" data-day="2026-01-02">' in text
    assert 'Last tested <time datetime="2026-01-02">2026-01-02</time>.' in text
    assert "data-day" not in (tiny.site / "index.html").read_text("utf-8")


def test_a_page_is_found_by_its_title_answer_questions_and_messages(tiny):
    tiny.finish()
    home, one = tiny.index().values()
    assert home == {"url": "", "title": "Home", "answer": "It is here."}
    assert one["title"] == "One"
    assert one["answer"] == "Install b."
    assert one["asked"] == ["why does one fail"]
    assert one["said"] == ["KeyError: one", "No module named 'b'"]


def test_a_section_is_found_by_its_heading_sentence_messages_and_names(tiny):
    tiny.finish()
    [section] = tiny.index()["errors/one/"]["sections"]
    assert section == {
        "anchor": "reproduce",
        "title": "Reproduce",
        "text": "import b.one_two and a < b fail: install b.",
        "said": ["No module named 'b.c'"],
        "names": "one_two",
    }


def many(tiny, body: str) -> dict[str, dict]:
    """The index of as many pages as have usual headings, each with a body."""
    for number in range(search_index.USUAL):
        name = f"learn/page{number}"
        head = f"---\ntitle: Page {number}\ndescription: It is {number}.\n---\n"
        tiny.write(f"docs/{name}.md", head)
        text = f"<h1>Page {number}</h1>{body.replace('NUMBER', str(number))}"
        page = PAGE.format(title=name, url=f"{name}/", script=SCRIPT, body=text)
        tiny.write(f"{name}/index.html", page, tiny.site)
    tiny.finish()
    return tiny.index()


def test_what_is_below_a_usual_heading_is_the_pages_own(tiny):
    index = many(
        tiny,
        "<h2 id='a'>Compared with 2.NUMBER</h2><p><code>one_aNUMBER</code></p>",
    )
    page = index["learn/page1/"]
    assert page["names"] == "one_a1"
    assert "sections" not in page


def test_a_name_that_many_pages_have_leads_nowhere(tiny):
    assert "names" not in many(tiny, "<p><code>every_one</code></p>")["learn/page1/"]


def test_a_long_sentence_is_cut_at_a_word():
    text = f"{'word ' * 60}end."
    cut = search_index.sentence(text)
    assert len(cut) <= search_index.LONGEST + 2
    assert cut.endswith("word …")
    assert search_index.sentence("Use tf.keras: it works. Then go.") == (
        "Use tf.keras: it works."
    )
    assert search_index.sentence("As here:") == "As here"


def test_programs_records_and_notebooks_can_be_downloaded(tiny):
    tiny.write("snippets/errors/one/__pycache__/fails.pyc", "")
    cells = [{"source": ["# Two"], "metadata": {"description": "It's two."}}]
    tiny.write("docs/learn/two.ipynb", json.dumps({"cells": cells}))
    page = PAGE.format(
        title="Two", url="learn/two/", script=SCRIPT, body="<h1>Two</h1>"
    )
    tiny.write("learn/two/index.html", page, tiny.site)
    tiny.finish()
    assert (tiny.site / "learn/two/two.ipynb").is_file()
    assert tiny.index()["learn/two/"]["answer"] == "It's two."
    assert (tiny.site / "snippets/errors/one/fails.py").read_text() == "import b\n"
    assert (tiny.site / "environments/2.4/record.jsonl").is_file()
    assert not (tiny.site / "snippets/errors/one/__pycache__").exists()


def test_blank_lines_and_indentation_stay_in_code_and_scripts_only(tiny):
    code = "<pre><code>a\n\n\n  b</code></pre>"
    tiny.edit("index.html", "<body>", f"<body>\n \n\t\n  <p>A</p>\n\n{code}\n\n")
    tiny.edit("index.html", SCRIPT, f"one()\n\n{SCRIPT}")
    tiny.finish()
    text = (tiny.site / "index.html").read_text("utf-8")
    assert f"<body>\n<p>A</p>\n{code}\n" in text
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


def no_heading(tiny):
    tiny.edit("index.html", "<h1>Home</h1>", "")


def no_answer(tiny):
    tiny.write("docs/index.md", "---\ntitle: Home\n---\n\n# Home\n")


def no_messages(tiny):
    for heading in ("Also appears as:", "Also appears as"):
        tiny.edit("errors/one/index.html", heading, "Related")


def bad_front_matter(tiny):
    tiny.write("docs/index.md", "---\ntitle: a: b\n---\n\n# Home\n")


@pytest.mark.parametrize(
    ("break_it", "error", "message"),
    [
        (no_page, Unfinished, "no page for errors/one/"),
        (no_script, Unfinished, "404.html: no inline script"),
        (handler, Unfinished, r"index.html: the policy refuses `go\(\)`"),
        (no_charset, Unfinished, "index.html: it doesn't declare its charset"),
        (another_policy, Unfinished, "index.html: it has another policy"),
        (no_footer, Unfinished, "errors/one/index.html: no `<p class="),
        (no_heading, NoIndex, "/: it has no heading"),
        (no_answer, NoIndex, "/: it has no description"),
        (no_messages, NoIndex, "no page lists messages under `Also appears as`"),
        (bad_front_matter, Unfinished, "index.md: its front matter isn't YAML"),
    ],
)
def test_what_is_missing_is_an_error(tiny, break_it, error, message):
    break_it(tiny)
    with pytest.raises(error, match=message):
        tiny.finish()


CARDS = """<table>
<thead><tr><th></th><th>Result</th><th>a &amp; <code>"b"</code></th></tr></thead>
<tbody><tr><td>one</td><td style="text-align: right;">2</td><td></td></tr>
<tr><td></td><td></td><td><details><ul><li>x</li></ul></details></td></tr></tbody></table>"""


def test_a_cell_says_the_heading_of_its_column():
    page = document_fromstring(f"<p>x</p>{labels.labeled(CARDS)}")
    found = [cell.get("data-label") for cell in page.iter("td")]
    assert found == [None, "Result", None, None, None, 'a & "b"']
    assert page.find(".//td[@style]").text == "2"


def test_only_tables_of_markdown_are_labeled_and_once():
    named = CARDS.replace("<table>", '<table class="dataframe">')
    assert labels.labeled(named) == named
    once = labels.labeled(CARDS)
    assert labels.labeled(once) == once


ERROR = f"""<h1><code>KeyError: two</code>{SIGN}</h1>
<p>Use <code>three</code>. It's there.</p>
<h2 id="reproduce">Reproduce the error{SIGN}</h2>
<div class="language-python"><pre><code>two()</code></pre></div>
<p><a class="download" href="two.py">Download two.py</a></p>
<div class="tabbed-set"><div class="tabbed-labels"><label>TensorFlow 2.0 – 2.5</label>
<label>TensorFlow 2.6</label></div><div class="tabbed-content">
<div class="tabbed-block"><div class="admonition failure">
<p class="admonition-title">Fails: KeyError: two</p><pre><code>no</code></pre></div></div>
<div class="tabbed-block"><pre><code>2</code></pre></div></div></div>
<h2 id="why-it-happens">Why it happens{SIGN}</h2><p>It was removed.</p>
<h2 id="fix">Fix{SIGN}</h2><p>Fix:</p>
<div class="language-python"><pre><code>import b
import c
{"x = 1" + chr(10) * 12}y = 2
{chr(10).join(f"z{number} = 0" for number in range(12))}
b.three()  # changed</code></pre></div>
<h2 id="own">Another{SIGN}</h2><p>Separate.</p><p>Also appears as: <code>d</code></p>
"""


def test_the_box_gets_why_what_to_do_and_where(tiny):
    page = document_fromstring(f"<article>{ERROR}</article>")
    found = box_answers.answers(page, {"", "own"})
    assert found[""].as_json() == {
        "title": "KeyError: two",
        "cause": ["It was removed."],
        "fix": ["Use ", "three", ". It's there."],
        "code": "import b\nb.three()  # changed",
        "fails": [["2.0 – 2.5", "KeyError: two"]],
    }
    assert found["own"].as_json() == {"cause": ["Separate."]}


@pytest.mark.parametrize("begin", ["Word. " * 60, "Word. " * 70])
def test_a_long_paragraph_ends_after_a_sentence(begin):
    text = f"<p>{begin}<code>x</code>{' More.' * 30}</p>"
    pieces = box_answers.said(document_fromstring(text).find(".//p"))
    assert pieces[-1].endswith((" More.", "Word."))
    assert len("".join(pieces)) <= box_answers.LONGEST


def test_a_fix_is_labeled_once():
    page = "<article><h1>A</h1><p>Why.</p><h2 id='a'>A</h2><p>B.</p><p>Fix: use <code>c</code>.</p></article>"
    found = box_answers.answers(document_fromstring(page), {"", "a"})
    assert found["a"].fix == ["Use ", "c", "."]


def test_causes_are_said_one_by_one_and_only_those_of_a_section():
    item = "<li><b>Rows</b>: drop <code>b</code>.<ul><li>Deeper.</li></ul></li>"
    causes = f"<ul>{item * (box_answers.REASONS + 1)}</ul><ul><li>Later.</li></ul>"
    page = f"<article><h1>A</h1><p>Why.</p>{causes}<h2 id='a'>A</h2><p>B.</p>{causes}</article>"
    found = box_answers.answers(document_fromstring(page), {"", "a"})
    assert not found[""].reasons
    said = ["Rows: drop ", "b", ".Deeper."]
    assert found["a"].reasons == [said] * box_answers.REASONS


def test_a_section_that_the_box_needs_and_no_page_has_is_an_error(tiny):
    tiny.edit("api/tracebacks.json", "errors/one/", "errors/one/#lost")
    with pytest.raises(box_answers.NoAnswer, match="no section lost"):
        tiny.finish()


def test_a_page_without_a_paragraph_has_nothing_to_answer(tiny):
    tiny.edit("errors/one/index.html", "<p>Install b. Then it works.</p>", "")
    with pytest.raises(box_answers.NoAnswer, match="no paragraph"):
        tiny.finish()
