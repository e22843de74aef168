"""Pieces of Markdown and HTML that say what an outcome was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from proof.environments import Environment
from proof.outcomes import ENDED, FAILED, PASSED, WARNED

GENERATED = "<!-- generated from the records; do not edit -->"
MARKS = {PASSED: "works", WARNED: "warns", FAILED: "fails", ENDED: "ends"}

UNSAFE = re.compile(r"[`|\\\n]|^\s|\s$|^$")  # what Markdown's own code cannot hold
LINES = 5  # of an output in a table's cell


def table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table; nothing where it has no rows."""
    lines = [
        "|" + "".join(f" {cell} |" if cell else " |" for cell in cells)
        for cells in (names, ["---"] * len(names), *rows)
    ]
    return lines if len(lines) > 2 else []


def fence(text: str, language: str = "text", copied: bool = False) -> list[str]:
    ticks = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    # What was printed is no text to search in: the same words stand there many times.
    shown = "{ ." + language + " .no-copy data-search-exclude }"
    classes = language if copied else shown
    return [f"{ticks} {classes}", *text.rstrip("\n").split("\n"), ticks]


def indent(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" if line else "" for line in lines]


def attribute(text: str) -> str:
    """Text that may stand between double quotes in an admonition's title."""
    return (
        text.replace('"', "'").replace("`", "").replace("<", "&lt;").replace("_", "\\_")
    )


def badge(kind: str) -> str:
    return f'<span class="badge {kind}">{MARKS.get(kind, "not run")}</span>'


def code(text: str) -> str:
    """Inline code that may hold anything, in a table or in a sentence."""
    if not UNSAFE.search(text):
        return f"`{text}`"
    html = escape(text)
    for sign in "|`_*[]":  # none of these is Markdown here
        html = html.replace(sign, f"&#{ord(sign)};")
    return f"<code>{html}</code>"


def detail(line: dict) -> str:
    """The one thing that a reader wants to know of an outcome, as HTML."""
    if line.get("error"):
        return code(line["error"]["telling"])
    if line.get("ended"):
        return code(line["ended"])
    if line.get("stdout"):
        return " · ".join(
            code(part) for part in line["stdout"].strip().splitlines()[:LINES]
        )
    return ""


def stated(env: Environment) -> str:
    """What stands beside a release, at the version that came: `keras 2.15.0`."""
    if env.source:
        return f"[these packages]({env.source['address']})"
    parts = []
    for line in env.beside:
        name = Requirement(line).name
        version = env.packages.get(canonicalize_name(name), "")
        parts.append(f"`{name} {version}`")
    parts += [f"`{name}={value}`" for name, value in env.variables.items()]
    return ", ".join(parts)
