"""Each page as Markdown, made of its built HTML: what a reader sees, for other readers.

Includes are resolved, and outputs are there. The label of a tab is a line in bold above
what the tab shows, an admonition is a quote, a link to a page leads to that page as
Markdown. What only a browser uses (forms, scripts) is left out; of an element that isn't
known here the text is kept.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from lxml.html import HtmlElement

HEADINGS = {f"h{level}": level for level in range(1, 7)}
DROPPED = {"button", "form", "input", "label", "script", "select", "style", "textarea"}
BLOCKS = {"article", "blockquote", "details", "div", "dl", "dt", "dd", "figure", "hr"}
BLOCKS |= {"ol", "output", "p", "pre", "section", "summary", "svg", "table", "ul"}
BLOCKS |= HEADINGS.keys()
MARKS = {"b": "**", "strong": "**", "em": "*", "i": "*"}
NOT_TEXT = {"headerlink", "verified"}  # classes: the sign at a heading, the page's foot
# What Markdown would read as its own: anywhere, at a line's beginning, in a cell.
SPECIAL = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
BEGINS = re.compile(r"^(?:[#>+=~-](?=[\s#>+=~-]|$)|\d+(?=[.)]\s))")
BAR = re.compile(r"(?<!\\)\|")
SPACES = re.compile(r"[ \t\n]+")
BREAK = "\v"  # a line break, until it is known whether it is in a table
LANGUAGE = re.compile(r"\blanguage-([\w-]+)")
OUTSIDE = re.compile(r"[()<>\s]")  # what is in brackets in a link


def url_of(path: Path) -> str:
    """The URL of a page below the site, by its source or by its file: `learn/data/`."""
    url = path.with_suffix("").as_posix()
    return url.removesuffix("index") if path.stem == "index" else f"{url}/"


def name_of(url: str) -> str:
    """The file of a page as Markdown, by the page's URL below the site."""
    return f"{url.rstrip('/') or 'index'}.md"


def as_markdown(
    page: HtmlElement, url: str, pages: Collection[str], day: str | None = None
) -> str:
    """A built page as Markdown. `url` is the page's, and `pages` has those of all pages,
    below the site: `learn/data/`; `day` is when its programs were last tested.

    Raises `LookupError` where it has no article.
    """
    article = page.find(".//article")
    if article is None:
        raise LookupError(f"{url or '/'}: it has no <article>")
    foot = [f"Last tested {day}."] if day else []
    foot += [f"This page on the site: <{url}>" for url in canonical(page)]
    shown = [
        *Page(url, pages).blocks(article),
        *(["---", " ".join(foot)] if foot else []),
    ]
    return "\n\n".join(shown) + "\n"


def canonical(page: HtmlElement) -> list[str]:
    """The URL at which a page is published, in a list; empty where it states none."""
    return [str(one) for one in page.xpath("/html/head/link[@rel='canonical']/@href")]


class Page:
    """What decides how an element of one page is written."""

    def __init__(self, url: str, pages: Collection[str]) -> None:
        self.url, self.pages = url, pages
        self.in_cell = False  # there, lines keep their breaks
        self.address = cache(self.led)  # most links of a page are to a few files

    def blocks(self, node: HtmlElement) -> list[str]:
        """The blocks in an element; the text between two of them is one too."""
        found: list[str] = []
        line = self.plain(node.text)
        for child in node:
            if child.tag in BLOCKS:
                found += [*paragraph(line), *self.block(child)]
                line = ""
            else:
                line += self.inline(child)
            line += self.plain(child.tail)
        return found + paragraph(line)

    def block(self, node: HtmlElement) -> list[str]:
        """One element as blocks; none where a reader sees nothing."""
        names = classes(node)
        if names & NOT_TEXT:
            return []
        for name, write in BY_CLASS.items():
            if name in names:
                return write(self, node)
        write = BY_TAG.get(node.tag, Page.blocks)
        return write(self, node)

    def heading(self, node: HtmlElement) -> list[str]:
        return [f"{'#' * HEADINGS[node.tag]} {' '.join(self.text(node).split())}"]

    def code(self, node: HtmlElement) -> list[str]:
        language = LANGUAGE.search(node.get("class", ""))
        return [fence(node.text_content(), language[1] if language else "")]

    def quote(self, node: HtmlElement) -> list[str]:
        """A quote, or an admonition: its first line is its title."""
        inside = self.blocks(node)
        if node.find("./p[@class='admonition-title']") is not None:
            inside[0] = f"**{inside[0]}**"
        return [prefixed("\n\n".join(inside), "> ", "> ")]

    def tabs(self, node: HtmlElement) -> list[str]:
        labels, shown = node.iterchildren("div")  # the buttons come before them
        found: list[str] = []
        for label, tab in zip(labels, shown, strict=True):
            found += [f"**{self.text(label).strip()}**", *self.blocks(tab)]
        return found

    def summary(self, node: HtmlElement) -> list[str]:
        return [f"**{self.text(node).strip()}**"]

    def items(self, node: HtmlElement) -> list[str]:
        found: list[str] = []
        loose = False
        for number, item in enumerate(
            node.iterchildren("li"), int(node.get("start", 1))
        ):
            sign = f"{number}. " if node.tag == "ol" else "- "
            blocks = self.blocks(item)
            loose |= item.find("p") is not None
            text = ("\n\n" if loose else "\n").join(blocks)
            found.append(prefixed(text, sign, " " * len(sign)))
        return [("\n\n" if loose else "\n").join(found)]

    def table(self, node: HtmlElement) -> list[str]:
        rows = [
            [self.cell(one) for one in row.iter("th", "td")] for row in node.iter("tr")
        ]
        head, *rest = rows
        return ["\n".join(map(row, [head, ["---"] * len(head), *rest]))]

    def cell(self, node: HtmlElement) -> str:
        self.in_cell = True
        text = self.text(node).strip(f" {BREAK}")
        self.in_cell = False
        return BAR.sub(r"\|", text).replace(BREAK, "<br>")

    def picture(self, node: HtmlElement) -> list[str]:
        """What a drawing says instead of itself."""
        said = [one.text or "" for one in node.iter("{*}desc", "desc")]
        return paragraph(self.plain(" ".join(said)))

    def text(self, node: HtmlElement) -> str:
        """An element's content, in one line."""
        parts = [self.plain(node.text)]
        for child in node:
            parts += [self.inline(child), self.plain(child.tail)]
        return "".join(parts)

    def plain(self, text: str | None) -> str:
        """Plain text as Markdown reads it, in one line."""
        if self.in_cell and text:
            text = text.replace("\n", BREAK)
        return SPECIAL.sub(r"\\\g<0>", SPACES.sub(" ", text or ""))

    def inline(self, node: HtmlElement) -> str:
        """One element within a line."""
        tag = node.tag
        if not isinstance(tag, str) or tag in DROPPED or classes(node) & NOT_TEXT:
            return ""
        if tag == "code":
            return code(node.text_content())
        if tag == "br":
            return BREAK
        if tag == "img":
            return f"![{self.plain(node.get('alt'))}]({self.address(node.get('src'))})"
        inside = self.text(node)
        if not inside.strip():
            return inside
        if tag == "a" and node.get("href"):
            return f"[{inside}]({self.address(node.get('href'))})"
        if tag == "summary":
            return f"{inside}: "  # in a table's cell, which has no blocks
        mark, bare = MARKS.get(tag, ""), inside.strip()
        return inside.replace(bare, f"{mark}{bare}{mark}")  # no mark is next to a space

    def led(self, link: str) -> str:
        """A link as the Markdown file needs it: to another page, to that one's."""
        parts = urlsplit(link)
        if not parts.scheme and not parts.netloc and parts.path:
            place = posixpath.normpath(posixpath.join("/", self.url, parts.path))[1:]
            page = f"{place}/" if place else ""
            place = name_of(page) if page in self.pages else place
            folder = name_of(self.url).rpartition("/")[0]
            if folder and place.startswith(f"{folder}/"):
                path = place.removeprefix(f"{folder}/")
            else:
                path = "../" * (folder.count("/") + bool(folder)) + place
            link = urlunsplit(parts._replace(path=path))
        return f"<{link}>" if OUTSIDE.search(link) else link


Write = Callable[[Page, HtmlElement], list[str]]
BY_CLASS: dict[str, Write] = {
    "highlight": Page.code,
    "admonition": Page.quote,
    "tabbed-set": Page.tabs,
}
BY_TAG: dict[str, Write] = {
    **dict.fromkeys(HEADINGS, Page.heading),
    "blockquote": Page.quote,
    "hr": lambda *_: ["---"],
    "ol": Page.items,
    "pre": Page.code,
    "summary": Page.summary,
    "svg": Page.picture,
    "table": Page.table,
    "ul": Page.items,
}


def classes(node: HtmlElement) -> set[str]:
    return set(node.get("class", "").split())


def paragraph(line: str) -> list[str]:
    """A line as a paragraph; nothing where it is empty."""
    text = line.strip(f" {BREAK}")
    text = BEGINS.sub(r"\\\g<0>", text) if not text[:1].isdigit() else ordinal(text)
    return [re.sub(rf" *{BREAK} *", r"\\\n", text)] if text else []


def ordinal(text: str) -> str:
    """A line that begins with a number, and isn't the item of a list."""
    return re.sub(r"^(\d+)(?=[.)]\s)", r"\1\\", text)


def code(text: str) -> str:
    """Code within a line."""
    text = " ".join(text.split())
    most = max(map(len, re.findall("`+", text)), default=0)
    ticks, room = "`" * (most + 1), " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{ticks}{room}{text}{room}{ticks}"


def fence(text: str, language: str) -> str:
    ticks = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return "\n".join([f"{ticks}{language}", text.rstrip("\n"), ticks])


def prefixed(text: str, first: str, rest: str) -> str:
    """Lines with something in front; an empty one gets no space at its end."""
    lines = text.split("\n")
    marks = [first, *[rest] * (len(lines) - 1)]
    pairs = zip(marks, lines, strict=True)
    return "\n".join(f"{mark}{line}" if line else mark.rstrip() for mark, line in pairs)


def row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
