"""What the box says of an error itself, made of a built site's HTML: why it happens, what
to do, the lines to copy, and where it was raised. One file for each page that
`api/tracebacks.json` leads to, in `api/answers/`, loaded when an error matches there:

    {"": {"title": "...", "cause": [...], "list": [[...], ...], "fix": [...],
          "code": "...", "fails": [[label, message], ...]},
     "anchor": {...}}

`cause`, `fix`, and each of a section's `list`, its causes one by one, are text and code
in turn, beginning with text. What a section lacks is
left out: its page's own (`""`) counts then. `docs/assets/shown.js` reads them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement

from harness.project import write
from harness.publish.search_index import ALSO, HEADINGS, text_of

FOLDER = Path("api", "answers")
INDEX = Path("api", "tracebacks.json")
LINES = 10  # of a program that an answer shows
LONGEST = 420  # characters of a paragraph
REASONS = 12  # of a list of causes
CHANGED = "# changed"
FIX = re.compile(r"(?:the )?fix(?: |:|$)", re.IGNORECASE)
WHY = re.compile(r"why\b", re.IGNORECASE)
FAILS = re.compile(r"(?:Fails|Crashes|Warning): (?=\S)")
END = re.compile(r"(?<=[.!?:])\s(?=[A-Z`]|$)")
IMPORT = re.compile(r"(?:import|from) ")
NO_SENTENCE = "small | a[contains(@class, 'download')]"
RESULT = {"tabbed-set", "admonition"}
TOP, CAUSE, FIXED, REST = "top", "cause", "fix", "rest"
Said = list[str]


class NoAnswer(Exception):
    """The index leads to a section that the built page doesn't have, or that says
    nothing."""


@dataclass
class Answer:
    """What one section says. `part` is what is being read of it."""

    part: str
    title: str = ""  # of the page itself only
    cause: Said = field(default_factory=list)
    reasons: list[Said] = field(default_factory=list)
    fix: Said = field(default_factory=list)
    code: str = ""
    fails: dict[tuple[str, str], None] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Its fields; what is empty is left out."""
        fields = {
            "title": self.title,
            "cause": self.cause,
            "list": self.reasons,
            "fix": self.fix,
            "code": self.code,
            "fails": [list(one) for one in self.fails],
        }
        return {key: value for key, value in fields.items() if value}


def write_answers(
    site: Path, read: Callable[[str, set[str]], dict[str, dict[str, Any]]]
) -> None:
    """Writes the files of a built site, with what `read` finds in a page's HTML of the
    sections with these anchors. Raises `NoAnswer`."""
    sections = json.loads((site / INDEX).read_text("utf-8"))["sections"]
    wanted: dict[str, set[str]] = {}
    for url, *_ in sections:
        page, _, anchor = url.partition("#")
        wanted.setdefault(page, set()).add(anchor)
    for page, anchors in wanted.items():
        html = (site / page / "index.html").read_text("utf-8")
        kept = read(html, anchors)
        if lost := anchors - kept.keys():
            raise NoAnswer(f"{page}: no section {', '.join(sorted(lost))}")
        if kept[""].keys() <= {"title"}:
            raise NoAnswer(f"{page}: it has no paragraph below its title")
        text = json.dumps(kept, separators=(",", ":"), ensure_ascii=False)
        write(site / FOLDER / f"{page.rstrip('/') or 'index'}.json", f"{text}\n")


def answers(page: HtmlElement, anchors: set[str]) -> dict[str, Answer]:
    """What the page itself (`""`) and its sections with these anchors say. "Why it
    happens", "Fix", and sections without such an anchor belong to the page itself."""
    own = current = Answer("")
    found = {"": own}
    for node in nodes(page):
        if node.tag not in HEADINGS:
            read(node, current)
            continue
        title, anchor = text_of(node), node.get("id", "")
        current = own
        if node.tag == "h1":
            own.part, own.title = TOP, title
        elif anchor in anchors:
            current = found[anchor] = Answer(FIXED if FIX.match(title) else CAUSE)
        elif WHY.match(title):
            own.part = CAUSE
        elif FIX.match(title):
            own.part = FIXED
        elif own.part != FIXED:  # else it's a section below "Fix"
            own.part = REST
    return found


def nodes(page: HtmlElement) -> Iterator[HtmlElement]:
    """The headings of a page's article, its paragraphs, lists, and programs outside of
    results, and its results as tabs."""
    for article in page.iter("article"):
        for node in article.iter(*HEADINGS, "p", "pre", "div", "ul"):
            kind = node.get("class") or ""
            if node.tag == "div":
                if "tabbed-set" in kind.split():
                    yield node
            elif node.tag == "ul" and node.getparent() is not article:
                continue
            elif not any(
                RESULT & set((one.get("class") or "").split())
                for one in node.iterancestors("div")
            ):
                yield node


def read(node: HtmlElement, into: Answer) -> None:
    """Adds to an answer what one part of its section says."""
    if node.tag == "div":
        into.fails |= dict.fromkeys(failing(node))
    elif node.tag == "ul":
        if into.part in (CAUSE, FIXED) and not into.reasons:
            into.reasons = [said(one) for one in node.iterchildren("li")][:REASONS]
    elif node.tag == "pre":
        if into.part == FIXED and not into.code:
            into.code = excerpt(node.text_content())
    elif not node.get("class") and not node.xpath(NO_SENTENCE):
        text = text_of(node)
        if text.startswith((ALSO, "Sources")):
            return
        if FIX.match(text):
            into.part = FIXED
        kept = [] if text in ("Fix:", "The fix:") else without_label(said(node))
        if into.part == CAUSE and not into.cause:
            into.cause = kept
        elif into.part in (TOP, FIXED) and not into.fix and not into.code:
            into.fix = kept


def without_label(text: Said) -> Said:
    """Without the "Fix:" that the box writes itself."""
    begins = text[0].removeprefix("Fix: ")
    return [begins[:1].upper() + begins[1:] if begins != text[0] else begins, *text[1:]]


def failing(tabs: HtmlElement) -> Iterator[tuple[str, str]]:
    """The labels of tabs whose result is an error or a warning, each with its message."""
    labels = [text_of(one) for one in tabs.xpath("./*[@class='tabbed-labels']/label")]
    blocks = tabs.xpath("./*[@class='tabbed-content']/*")
    for label, block in zip(labels, blocks, strict=True):
        for title in block.xpath(".//p[@class='admonition-title']"):
            text = text_of(title)
            if (head := FAILS.match(text)) and label.startswith("TensorFlow "):
                yield label.removeprefix("TensorFlow "), text[head.end() :]


def excerpt(program: str) -> str:
    """The lines of a program that matter: all of a short one, else what it changed, with
    the imports that this needs."""
    lines = [one for one in program.rstrip().splitlines() if one.strip()]
    if len(lines) <= LINES:
        return program.rstrip()
    changed = "\n".join(one for one in lines if CHANGED in one)
    kept = [one for one in lines if CHANGED in one or needs(changed, one)]
    return "\n".join((kept if changed else lines)[:LINES])


def needs(code: str, line: str) -> bool:
    """Whether a line imports a name that some code has."""
    if not IMPORT.match(line):
        return False
    name = line.partition("#")[0].split()[-1].split(".")[0]
    return bool(re.search(rf"(?<![\w.]){re.escape(name)}\b", code))


def said(node: HtmlElement) -> Said:
    """A paragraph as text and code in turn, cut after a sentence where it is long."""
    pieces = [""]

    def add(text: str | None, code: bool) -> None:
        if text:
            if (len(pieces) % 2 == 0) != code:
                pieces.append("")
            pieces[-1] += text if code else re.sub(r"\s+", " ", text)

    def walk(one: HtmlElement, code: bool) -> None:
        add(one.text, code)
        for child in one:
            if isinstance(child.tag, str):
                walk(child, code or child.tag == "code")
            add(child.tail, code)

    walk(node, False)
    pieces[-1] = pieces[-1].rstrip()
    return shortened(pieces)


def shortened(pieces: Said) -> Said:
    """At most about `LONGEST` characters, in whole sentences."""
    length = 0
    for number, piece in enumerate(pieces):
        if length + len(piece) > LONGEST:
            head = pieces[:number]
            ends = [m.start() for m in END.finditer(piece[: max(0, LONGEST - length)])]
            if number % 2 == 0 and ends:
                return [*head, piece[: ends[-1]]]
            while head:  # back to the last piece with the end of a sentence
                last = head.pop()
                if len(head) % 2 == 0 and (
                    ends := [m.start() for m in END.finditer(last)]
                ):
                    return [*head, last[: ends[-1]]]
            return pieces
        length += len(piece)
    return pieces
