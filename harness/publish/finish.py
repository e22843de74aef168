"""Finishes a built site, whichever builder built it.

- Each page gets the policy that a browser enforces. It's in the page itself, because
  GitHub Pages sends no header of ours: scripts come from the site, or are those that the
  theme writes inline, named by their digests.
- Each page gets the day on which its programs were last tested.
- Headings that were renamed keep their old anchors (`anchors.py`).
- Code keeps only the spans that the style sheet colors: they were half of all elements.
- Cells of tables say the heading of their column, for a phone (`labels.py`).
- The blank lines that the theme's templates leave are dropped: a sixth of all bytes.
- The search index is made of the pages (`search_index.py`).
- The box gets what each page says of an error, as data (`box_answers.py`).
- Each page is there as Markdown too (`page_markdown.py`), listed in llms.txt; the sitemap
  says when it was last tested (`discovery.py`).
- The programs and the records are added, so that each can be downloaded.

What is missing is an error: a builder that leaves something out must not pass.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml
from lxml.html import HtmlElement, document_fromstring

from harness import notebook_markdown
from harness.project import Project, write
from harness.publish import (
    anchors,
    box_answers,
    discovery,
    kept_articles,
    labels,
    page_markdown,
    search_index,
)
from harness.publish.page_markdown import url_of

DOWNLOADS = ("snippets", "environments")  # folders of the project that are published
# 7 MB that no page links to: what the box loads is made of them.
KEPT_BACK = ("__pycache__/*", "messages.jsonl", "*-bodies.jsonl")
# What *Check my code* reads besides the names in `docs/api/`: data of the command.
CHECKER = Path("checker", "src", "which_keras", "data")
CHECKED = ("about.json", "modules/*.json")
FOOTER = '<p class="verified"'  # overrides/main.html
DATA = {"application/json", "application/ld+json"}  # scripts that nobody runs
CODE = re.compile(r"<pre><span></span><code>.*?</code></pre>", re.DOTALL)
# Names, punctuation, operators, spaces: tokens that have the color of plain code.
UNCOLORED = re.compile(r'<span(?: class="(?:n|nn|p|o|w|bp)")?>([^<]*)</span>')
VERBATIM = re.compile(r"<(pre|script|style|textarea)\b.*?</\1>", re.DOTALL)
BLANK = re.compile(r"\n\s+")
POLICY = (
    "default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'"
)


class Unfinished(Exception):
    """The built site lacks something, or contains what the policy would refuse."""


def finish(site: Path, root: Path, renamed: anchors.Table = anchors.RENAMED) -> None:
    """Finishes the site that was built of the project in `root`. What is finished
    already stays as it is. Raises `Unfinished`, `search_index.NoIndex` and
    `box_answers.NoAnswer`."""
    project = Project(root)
    stated = front_matter(root / "docs")
    if lost := [url for url in stated if not (site / url / "index.html").is_file()]:
        raise Unfinished(f"{site}: no page for {', '.join(lost)}")
    read = (root / notebook_markdown.VERIFIED).read_text("utf-8")
    days = {url_of(Path(name)): day for name, day in json.loads(read)["pages"].items()}
    entries: list[search_index.Entry] = []
    needed: set[tuple[str, str]] = set()  # lines of `renamed`
    base = ""  # the site's URL
    for path in sorted(site.rglob("*.html")):
        place = path.relative_to(site)
        url = url_of(place)
        built = path.read_text("utf-8")
        page = document_fromstring(built)
        text = dated(guarded(built, page, place), days.get(url), place)
        text = CODE.sub(lambda block: UNCOLORED.sub(r"\1", block[0]), text)
        text = labels.labeled(without_blank_lines(text))
        text, lines = anchors.keep(text, url, renamed)
        needed |= lines
        write(path, text)
        if url in stated:
            entry, markdown = kept_articles.entry_and_markdown(
                project, built, page, url, stated, days.get(url)
            )
            entries.append(entry)
            write(site / page_markdown.name_of(url), markdown)
            base = base or "".join(page_markdown.canonical(page)).removesuffix(url)
    if rest := anchors.left_over(renamed, needed):
        raise Unfinished(f"harness/publish/anchors.py: {'; '.join(rest)}")
    search_index.write_index(site, entries)
    box_answers.write_answers(site, partial(kept_articles.answers, project))
    if not base:
        raise Unfinished(f"{site}: no page states its URL; set `site_url`")
    discovery.write_all(site, root, base, stated, days)
    for source, name in downloads(root):
        write(site / name, source.read_bytes())
    for path in site.glob("assets/**/*.map"):  # 1.3 MB, for who develops the theme
        path.unlink()


def front_matter(docs: Path) -> dict[str, dict[str, Any]]:
    """The front matter of each page, by its URL: `title`, `description`, `asked`."""
    stated = {}
    for path in docs.rglob("*.md"):
        head, _, rest = path.read_text("utf-8").partition("---\n")
        text = rest.partition("\n---")[0] if not head else ""
        try:
            read = yaml.safe_load(text)
        except yaml.YAMLError as error:
            raise Unfinished(f"{path}: its front matter isn't YAML: {error}") from error
        stated[url_of(path.relative_to(docs))] = read or {}
    for path in docs.rglob(f"*{notebook_markdown.SUFFIX}"):
        read = notebook_markdown.front_matter(json.loads(path.read_text("utf-8")))
        stated[url_of(path.relative_to(docs))] = read
    return stated


def downloads(root: Path) -> Iterator[tuple[Path, str]]:
    """The files that a reader can download besides pages: each with its URL. A notebook
    is below its page."""
    for path in sorted((root / "docs").rglob(f"*{notebook_markdown.SUFFIX}")):
        yield path, f"{url_of(path.relative_to(root / 'docs'))}{path.name}"
    for pattern in CHECKED:
        for path in sorted((root / CHECKER).glob(pattern)):
            yield path, f"api/checker/{path.relative_to(root / CHECKER).as_posix()}"
    for folder in DOWNLOADS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not any(map(path.match, KEPT_BACK)):
                yield path, path.relative_to(root).as_posix()


def guarded(text: str, page: HtmlElement, place: Path) -> str:
    """HTML with a Content-Security-Policy for the scripts that are in it."""
    inline = [
        script.text or ""
        for script in page.iter("script")
        if not script.get("src") and script.get("type") not in DATA
    ]
    if not inline:
        raise Unfinished(f"{place}: no inline script, but the theme writes some")
    if refused := page.xpath("//@*[starts-with(name(), 'on')]"):
        raise Unfinished(f"{place}: the policy refuses `{refused[0]}` in an attribute")
    digests = {hashlib.sha256(one.encode()).digest() for one in inline}
    scripts = " ".join(
        f"'sha256-{base64.b64encode(one).decode()}'" for one in sorted(digests)
    )
    policy = POLICY.format(scripts=scripts)
    there = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    if there == [policy]:
        return text
    if there:
        raise Unfinished(f"{place}: it has another policy already; build it again")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    end = Charset(text).end
    if end is None:
        raise Unfinished(f"{place}: it doesn't declare its charset at its beginning")
    return f"{text[:end]}\n      {meta}{text[end:]}"


class Charset(HTMLParser):
    """Finds where the declaration of a page's charset ends. The policy is next: a browser
    reads the charset within the first 1,024 bytes, and no script is ahead of it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.end: int | None = None
        self.feed(text[:1024])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta" and "charset" in dict(attrs) and self.end is None:
            line, column = self.getpos()
            above = self.text.split("\n", line - 1)[: line - 1]
            begin = sum(len(one) + 1 for one in above) + column
            self.end = begin + len(self.get_starttag_text() or "")


def without_blank_lines(text: str) -> str:
    """HTML without blank lines and indentation, but for those in code and scripts."""
    begin, parts = 0, []
    for kept in VERBATIM.finditer(text):
        parts += [BLANK.sub("\n", text[begin : kept.start()]), kept[0]]
        begin = kept.end()
    return "".join([*parts, BLANK.sub("\n", text[begin:])])


def dated(text: str, day: str | None, place: Path) -> str:
    """HTML with the day on which the programs of the page were last tested."""
    if day is None or f'{FOOTER} data-day="{day}">' in text:
        return text
    if text.count(f"{FOOTER}>") != 1:
        raise Unfinished(f"{place}: no `{FOOTER}>` for the day {day}")
    shown = f'<small>Last tested <time datetime="{day}">{day}</time>.</small>'
    return text.replace(f"{FOOTER}>", f'{FOOTER} data-day="{day}">\n    {shown}')
