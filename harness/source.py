"""What a page's Markdown source says of itself: its headings, and what it includes.

Everybody who asks a source asks here. A page can only be rendered once what it includes
is there, so what decides about includes reads the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown.extensions.toc import slugify

from harness.project import Project

# As `pymdownx.snippets` reads it: one file in either kind of quotes, or a block of them.
INCLUDE = re.compile(r"""^\s*-+8<-+\s+(["'])(?P<path>.+?)\1\s*$""")
BLOCK = re.compile(r"^\s*-+8<-+\s*$")
HEADING = re.compile(r"^(?P<level>#+) (?P<text>.+?)(?: \{ #(?P<anchor>[-\w]+) \})?$")
FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})")


@dataclass(frozen=True)
class Heading:
    """A heading; `level` is 1 for the page's title."""

    level: int
    text: str
    anchor: str
    line: int


@dataclass(frozen=True)
class Include:
    """An include: the file's path below one of the include folders, and its section."""

    path: str
    section: str
    line: int


@dataclass(frozen=True)
class Text:
    """Any other line."""

    text: str
    line: int


def outline(text: str) -> Iterator[Heading | Include | Text]:
    """A source, line by line."""
    fence, block = "", False
    for number, line in enumerate(text.splitlines(), 1):
        if BLOCK.match(line):
            block = not block
        elif block:
            if line.strip() and not line.strip().startswith(";"):
                yield include(line.strip(), number)
        elif found := INCLUDE.match(line):
            yield include(found["path"], number)
        elif mark := FENCE.match(line):
            if not fence:
                fence = mark[1]
            elif mark[1].startswith(fence) and line.strip(" \t>") == mark[1]:
                fence = ""
        elif not fence and (heading := HEADING.match(line)):
            plain = re.sub(r"[`*]", "", heading["text"])
            anchor = heading["anchor"] or slugify(plain, "-")
            yield Heading(len(heading["level"]), heading["text"], anchor, number)
        else:
            yield Text(line, number)


def include(stated: str, line: int) -> Include:
    path, _, section = stated.partition(":")
    return Include(path, section, line)


def includes(text: str) -> list[Include]:
    """What a source includes, in its order."""
    return [one for one in outline(text) if isinstance(one, Include)]


def headings(text: str) -> list[Heading]:
    """The headings of a source, in its order."""
    return [one for one in outline(text) if isinstance(one, Heading)]


def included_files(text: str, folders: Iterable[Path]) -> list[Path]:
    """The files that a source includes from these folders, and those they include."""
    folders = list(folders)
    found = [
        path
        for name in dict.fromkeys(one.path for one in includes(text))
        for path in (folder / name for folder in folders)
        if path.is_file()
    ]
    inner = [path.read_text("utf-8") for path in found if path.suffix == ".md"]
    return found + [deep for one in inner for deep in included_files(one, folders)]


def written(project: Project) -> dict[Path, str]:
    """Every Markdown page that a person wrote, and its source; the files' order.

    The releases' own pages are rendered, and what is linked below `docs/` isn't a page.
    """
    return project.once(_read_written)


def _read_written(project: Project) -> dict[Path, str]:
    return {
        path: path.read_text("utf-8")
        for path in sorted(project.docs.rglob("*.md"))
        if not path.is_symlink()
        and not (path.parent.name == "versions" and path.name[0].isdigit())
    }
