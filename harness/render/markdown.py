"""Pieces of Markdown and HTML, and the templates that contain the rest of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import jinja2
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from harness import environments
from harness.environments import Environment
from harness.outcomes import ABORTED, FAILED, PASSED, WARNED, Outcome, sentence
from harness.project import Project

GENERATED = "<!-- generated from the records; don't edit -->"
NOTHING = "No output."
WORDS = {PASSED: "works", WARNED: "warns", FAILED: "fails", ABORTED: "crashes"}
UNSAFE = re.compile(r"[`|\\\n]|^\s|\s$|^$")  # what Markdown's own code can't contain
LINES = 5  # of an output in a table's cell
ALL_LINES = 12  # where the page shows it nowhere else
BREAK = "&#10; "  # in a cell: site.css breaks the line there, and an element is saved


@cache
def templates() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).with_name("templates")),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # most of it is Markdown; `html` escapes where it is HTML
    )
    made.filters |= {"html": escape, "fence": fence, "indent": indent, "cells": cells}
    made.filters |= {"attribute": attribute, "quoted": quoted, "span": span}
    made.filters |= {"count": "{:,}".format, "by_installer": by_installer}
    return made


def fill(template: str, **values: Any) -> str:
    """A template of `templates/`, filled in; raises where it names what isn't given."""
    pieces: dict[str, Any] = {"badge": badge, "cell": cell, "code": code}
    pieces |= {"detail": detail, "first": first, "generated": GENERATED}
    pieces |= {"BREAK": BREAK, "ALL_LINES": ALL_LINES}
    return templates().get_template(f"{template}.jinja").render(pieces | values)


def cells(text: str) -> str:
    """Tables without a second space in their empty cells. None can be in a code span
    there: `code` escapes the bar."""
    return re.sub(r"\|  (?=\|)", "| ", text)


def fence(text: str, language: str = "text", copied: bool = False) -> str:
    ticks = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    # An output isn't text to search in: the same words are in it many times.
    shown = "{ ." + language + " .no-copy data-search-exclude }"
    body = text.rstrip("\n")
    return f"{ticks} {language if copied else shown}\n{body}\n{ticks}"


def indent(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n"))


def attribute(text: str) -> str:
    """Text that can be between the double quotes of an admonition's title."""
    text = text.replace('"', "'").replace("`", "")
    return text.replace("<", "&lt;").replace("_", "\\_")


def badge(kind: str) -> str:
    return f'<span class="badge {kind}">{WORDS[kind]}</span>'


def code(text: str) -> str:
    """Inline code with any content, in a table or in a sentence."""
    if not UNSAFE.search(text):
        return f"`{text}`"
    html = escape(text)
    for sign in "|`_*[]":  # none of these is Markdown here
        html = html.replace(sign, f"&#{ord(sign)};")
    return f"<code>{html}</code>"


def detail(outcome: Outcome, most: int = LINES) -> str:
    """What a reader asks of an outcome first: its error's summary, or the first lines
    of its output."""
    if outcome.summary:
        return code(outcome.summary)
    lines = outcome.stdout.strip().splitlines()
    shown = [*map(code, lines[:most]), *["…"] * (len(lines) > most)]
    return (" · " if most == LINES else BREAK).join(shown)


def first(texts: Iterable[str]) -> str:
    """The first sentence of each message, in a table's cell."""
    said = dict.fromkeys(sentence(" ".join(one.split())) for one in texts)
    return " · ".join(map(code, said))


def cell(outcome: Outcome | None) -> str:
    """An outcome in one cell of a table; nothing where it didn't run."""
    return f"{badge(outcome.kind)} {detail(outcome)}" if outcome else ""


def quoted(requirements: Iterable[str]) -> str:
    """Requirements as a shell expects them: `"keras<3" "numpy<2"`."""
    return " ".join(f'"{one}"' for one in requirements)


def stated(project: Project, env: Environment) -> str:
    """What a variant has besides the release, at its version: `keras 2.15.0`."""
    if env.source:
        return f"[these packages]({env.source['address']})"
    parts = []
    for line in environments.beside(project, env):
        name = Requirement(line).name
        parts.append(f"`{name} {env.packages.get(canonicalize_name(name), '')}`")
    parts += [f"`{name}={value}`" for name, value in env.variables.items()]
    return ", ".join(parts)


def to_docs(project: Project, page: str) -> str:
    """The way from a page to the folder `docs/`."""
    return "../" * (page.count("/") + (project.docs / page / "index.md").exists())


def span(ordered: Sequence[str]) -> str:
    """From the first to the last: `3.6 – 3.8`."""
    return f"{ordered[0]} – {ordered[-1]}" if ordered else ""


def runs(releases: Iterable[str]) -> list[list[str]]:
    """The first and the last of each run of adjacent ones, of the ordered releases; of
    a run of one only that."""
    found: list[list[str]] = []
    for name in releases:
        if found and minor(name) == minor(found[-1][-1]) + 1:
            found[-1][1:] = [name]
        else:
            found.append([name])
    return found


def ranges(releases: Iterable[str]) -> str:
    """`2.4 – 2.10, 2.15`: adjacent ones of the ordered releases are folded."""
    return ", ".join(map(" – ".join, runs(releases)))


def by_installer(said: Mapping[str, str], between: str = ", ") -> str:
    """What each installer gave: once where they agree, else apart: `pip 3.1, uv 3.0`."""
    if len(set(said.values())) == 1:
        return next(iter(said.values()))
    return between.join(f"{which} {what}" for which, what in said.items())


def minor(version: str) -> int:
    """Sorts 3.9 before 3.10."""
    return int(version.split(".")[1])
