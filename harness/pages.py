"""The pages: what a reader sees as code, and which example is behind it.

A page is rendered with the site's own Markdown settings; every block in the result
goes, as a plain fence, to pytest-codeblocks, which extracts and marks it. So includes
are expanded and every form of fence counts, though pytest-codeblocks knows neither.
"""

from __future__ import annotations

import io
import json
import logging
import re
from dataclasses import astuple, dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest_codeblocks
from lxml.etree import Comment  # ty: ignore[import-not-found]
from lxml.html import HtmlElement, document_fromstring
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from harness import cache as kept
from harness import notebook_markdown, source
from harness.examples import Example, tidy
from harness.project import Project, ProjectError, once

SHELLS = {"sh", "bash", "shell", "zsh", "console"}
HIDDEN = re.compile(r"display:none|visibility:hidden|opacity:0(?![.\d])")
PYTEST_COMMENT = re.compile(r"\s*(?:-*\s*)?pytest[-.]")


@dataclass(frozen=True)
class Block:
    """A block of code as a reader sees it. `line` is 0 where the source doesn't contain it."""

    language: str  # "python", "sh", or as the page says
    code: str
    copied: bool  # has a copy button
    line: int
    hidden: bool = False  # no reader sees it


@dataclass(frozen=True)
class Shown:
    """A Python block and the example that it shows: whole, or one section of it."""

    block: Block
    example: Example
    section: str | None


@once
def settings(project: Project) -> tuple[list[str], dict[str, Any]]:
    """The Markdown extensions of `mkdocs.yml`, and their settings."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    # Its plugins change nothing here, and loading them costs a second.
    config = load_config(str(project.root / "mkdocs.yml"), plugins=[], hooks=[])
    return [*map(str, config.markdown_extensions)], dict(config.mdx_configs)


def classes(node: HtmlElement) -> list[str]:
    return node.get("class", "").split()


def language_of(pre: HtmlElement) -> str:
    """What a block is highlighted as: `python` for all of Python's names."""
    holders = [pre, *pre.iterchildren("code"), *pre.iterancestors()]
    names = [name for holder in holders for name in classes(holder)]
    named = next((name for name in names if name.startswith("language-")), "")
    return language(named.removeprefix("language-").lower())


@cache
def language(named: str) -> str:
    """One name for all that a highlighter calls the same: `python`, `sh`."""
    if named in SHELLS:
        return "sh"
    try:
        lexer = get_lexer_by_name(named).name if named else ""
    except ClassNotFound:
        return named
    return "python" if lexer.startswith("Python") else named


def is_hidden(node: HtmlElement) -> bool:
    """Whether it is hidden from readers, as far as the page itself shows."""
    return any(
        "hidden" in one.attrib
        or one.get("aria-hidden") == "true"
        or HIDDEN.search(re.sub(r"\s", "", one.get("style", "")).lower())
        for one in [node, *node.iterancestors()]
    )


def blocks_in(page: HtmlElement, source: str = "") -> tuple[list[Block], str]:
    """Every block of a rendered page, and the same as plain fences with the comments
    that pytest-codeblocks reads."""
    lines = source.splitlines()
    blocks: list[Block] = []
    plain: list[str] = []
    for node in page.iter("pre", Comment):
        if node.tag is Comment:
            if PYTEST_COMMENT.match(node.text):
                plain.append(f"<!--{node.text.strip()}-->\n")
            continue
        above = [name for one in node.iterancestors() for name in classes(one)]
        if "linenos" in above or "mermaid" in classes(node):
            continue
        code = tidy(node.text_content())
        inner = (one for one in node.iterancestors() if "highlight" in classes(one))
        holder = next(inner, node)
        line = next(
            (
                n
                for n, t in enumerate(lines, 1)
                if t.strip() and t.strip() == code.split("\n")[0].strip()
            ),
            0,
        )
        block = Block(
            language_of(node),
            code,
            "no-copy" not in classes(holder),
            line,
            is_hidden(node),
        )
        blocks.append(block)
        ticks = "`" * max(3, 1 + max(map(len, re.findall("`+", code)), default=0))
        plain.append(f"{ticks}{block.language or 'text'}\n{code}{ticks}\n")
    return blocks, "\n".join(plain)


@dataclass(frozen=True)
class Page:
    """One page: Markdown, or a notebook's. `id` is its path below `docs/`: `learn/sequential`."""

    id: str
    path: Path
    source: str
    project: Project

    @cached_property
    def html(self) -> str:
        text, _ = get_data(self.source)
        extensions, configs = settings(self.project)
        try:
            markdown = Markdown(extensions=extensions, extension_configs=configs)
            return str(markdown.convert(text))
        except Exception as error:  # a missing snippet has its own class, deep inside
            line = self.line_of(str(error).partition("'")[2].partition("'")[0])
            raise ProjectError(
                self.path, line, f"{type(error).__name__}: {error}"
            ) from error

    def line_of(self, text: str) -> int:
        """The first line of the source that contains a text, or 1."""
        lines = enumerate(self.source.splitlines(), 1)
        return next((n for n, line in lines if text and text in line), 1)

    @cached_property
    def blocks(self) -> list[Block]:
        """Every block that a reader sees, as pytest-codeblocks extracts it; kept as
        long as the page, what it includes and the site's settings stay."""
        folders = self.project.includes
        files = [self.project.root / "mkdocs.yml", Path(__file__)]
        files += source.included_files(self.source, folders)
        made = kept.cached(
            self.project,
            "blocks",
            [self.source, kept.contents(files)],
            lambda: [astuple(block) for block in self.extracted()],
        )
        return [Block(*one) for one in made]

    def extracted(self) -> list[Block]:
        """Renders the page and extracts its blocks; raises `ProjectError` at one that would
        run differently from how it reads."""
        rendered = document_fromstring(f"<body>{self.html}")
        blocks, plain = blocks_in(rendered, self.source)
        extracted = pytest_codeblocks.extract_from_buffer(io.StringIO(plain))
        if [tidy(block.code) for block in blocks] != [tidy(e.code) for e in extracted]:
            raise ProjectError(
                self.path,
                1,
                "pytest-codeblocks doesn't extract each block alone: remove `cont` and output comments",
            )
        for block in blocks:
            if block.hidden:
                begin = block.code.partition("\n")[0]
                hint = f"the block `{begin}` is hidden: show it, or remove it"
                raise ProjectError(self.path, block.line or 1, hint)
        for block, seen in zip(blocks, extracted, strict=True):
            if seen.marks or seen.importorskip:
                raise ProjectError(
                    self.path,
                    block.line or 1,
                    "remove the mark or skip: what an example needs is in its header",
                )
        return blocks

    @property
    def shell(self) -> list[str]:
        """The blocks of shell lines that it gives for copying."""
        return [block.code for block in self.blocks if block.language == "sh"]

    def shown(self, examples: dict[str, Example]) -> list[Shown]:
        """Each Python block with the example behind it.

        Raises `ProjectError` for a block that isn't an example: typed into the page, a
        section before its program, a section shown twice or out of the file's order.
        """
        by_program = {example.program: example for example in examples.values()}
        own = {e.program: e for e in examples.values() if e.page == self.id}
        by_program |= own
        shown: list[Shown] = []
        for example in own.values():
            if example.notebook:  # what runs is the whole; what is shown are its cells
                whole = Block("python", example.program, False, 0)
                shown.append(Shown(whole, example, None))
        for block in self.blocks:
            if block.language != "python":
                continue
            begin = block.code.partition("\n")[0]
            if block.code in by_program:
                shown.append(Shown(block, by_program[block.code], None))
                continue
            if not shown:
                hint = f"the block `{begin}` isn't an example; show the whole program first, then its sections"
                raise ProjectError(self.path, block.line or 1, hint)
            current = shown[-1].example
            names = list(current.sections)
            name = next((n for n in names if current.sections[n] == block.code), None)
            if name is None:
                hint = f"the block `{begin}` isn't a section of {current.id}.py; include it from `snippets/`"
                raise ProjectError(self.path, block.line or 1, hint)
            earlier = [s.section for s in shown if s.example == current and s.section]
            if name in earlier:
                hint = f"section `{name}` is shown twice: remove one"
                raise ProjectError(self.path, self.line_of(f":{name}"), hint)
            if earlier and names.index(name) < names.index(earlier[-1]):
                hint = f"section `{name}` is shown after `{earlier[-1]}`: move it before that, as in the file"
                raise ProjectError(self.path, self.line_of(f":{name}"), hint)
            shown.append(Shown(block, current, name))
        return shown


def load(project: Project, path: Path) -> Page:
    """A page, read; raises `ProjectError` where it is a notebook that didn't run here."""
    page_id = path.relative_to(project.docs).with_suffix("").as_posix()
    text = path.read_text(encoding="utf-8")
    if path.suffix == notebook_markdown.SUFFIX:
        text = from_notebook(path, text)
    return Page(page_id.removesuffix("/index"), path, text, project)


def from_notebook(path: Path, text: str) -> str:
    """A notebook as the Markdown page that the site makes of it."""
    try:
        notebook = json.loads(text)
        stated = notebook_markdown.front_matter(notebook)
        meta = [f"{k}: {json.dumps(v)}" for k, v in stated.items()]
        body = notebook_markdown.as_markdown(notebook, path.stem)
        return "\n".join(["---", *meta, "---", "", body])
    except (ValueError, LookupError, TypeError) as error:
        hint = "it isn't a notebook that ran here; `make record` writes it"
        raise ProjectError(
            path, 1, f"{type(error).__name__}: {error}: {hint}"
        ) from error


@once
def load_all(project: Project) -> dict[str, Page]:
    """Every page by its id. What is linked below `docs/` isn't a page."""
    docs, suffix = project.docs, notebook_markdown.SUFFIX
    every = sorted([*docs.rglob("*.md"), *docs.rglob(f"*{suffix}")])
    read = [load(project, path) for path in every if not path.is_symlink()]
    return {page.id: page for page in read}
