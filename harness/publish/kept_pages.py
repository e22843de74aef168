"""Keeps what MkDocs makes of a page's Markdown, half of a build's time, until the page,
what it includes, or the settings change.

What MkDocs warns of isn't kept, so it warns again in the next build. Where a link's
target has moved since, the page is converted again.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from importlib import metadata
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from harness import source
from harness.cache import cached, contents
from harness.project import Project

VERSION = 1  # of what `made_of` returns
LOGGERS = ("mkdocs", "")  # the first one doesn't propagate to the second


class Warned(Exception):
    """Something was logged while a page was converted."""


class Asked:
    """The site's files, and which of them a page's links lead to."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.urls: dict[str, str | None] = {}

    def get_file_from_path(self, path: str) -> File | None:
        found = self.files.get_file_from_path(path)
        left_out = found is None or found.inclusion.is_excluded()
        self.urls[path] = None if left_out else found.url
        return found


class Listener(logging.Handler):
    """Counts what is logged."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1


@contextmanager
def silent() -> Generator[None]:
    """Raises `Warned` at the end where anything was logged, or may have been: with
    `--quiet` MkDocs says nothing."""
    listener = Listener()
    with ExitStack() as stack:
        for logger in map(logging.getLogger, LOGGERS):
            logger.addHandler(listener)
            stack.callback(logger.removeHandler, listener)
        yield
    if listener.count or not logging.getLogger("mkdocs").isEnabledFor(logging.INFO):
        raise Warned


def render(project: Project, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Does what `Page.render` does."""

    def make() -> dict[str, Any]:
        asked = Asked(files)
        with silent():
            Page.render(page, config, asked)  # ty: ignore[invalid-argument-type]
        return {"asked": asked.urls, **made_of(page)}

    try:
        made = cached(project, "pages", depends(project, page, config), make)
    except Warned:
        return
    if page.content is None:  # it is from an earlier build
        asked = Asked(files)
        for path in made["asked"]:
            asked.get_file_from_path(path)
        if asked.urls == made["asked"]:
            fill(page, made, files)
        else:
            Page.render(page, config, files)


def depends(project: Project, page: Page, config: MkDocsConfig) -> list[object]:
    """All that decides what is made of a page but for the files that it links to. A copy
    of the project elsewhere makes the same."""
    text = page.markdown or ""
    included = source.included_files(text, project.includes)
    settings = [config.markdown_extensions, config.mdx_configs, f"{config.validation}"]
    stated = json.dumps(settings, default=os.fspath).replace(str(project.root), "")
    own = [page.file.src_uri, page.file.url, config.use_directory_urls]
    return [VERSION, metadata.version("mkdocs"), stated, *own, text, contents(included)]


def made_of(page: Page) -> dict[str, Any]:
    """What MkDocs made, as JSON."""
    links = page.links_to_anchors or {}
    return {
        "content": page.content,
        "toc": [token(item) for item in page.toc],
        "title": page._title_from_render,
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": {file.src_uri: found for file, found in links.items()},
    }


def fill(page: Page, made: dict[str, Any], files: Files) -> None:
    """Sets what MkDocs would set."""
    page.content = made["content"]
    page.toc = get_toc(made["toc"])
    page._title_from_render = made["title"]
    page.present_anchor_ids = set(made["anchors"])
    links = {files.get_file_from_path(name): v for name, v in made["links"].items()}
    page.links_to_anchors = {file: found for file, found in links.items() if file}


def token(item: AnchorLink) -> dict[str, Any]:
    """An entry of the table of contents as Markdown states it."""
    children = [token(one) for one in item.children]
    return {
        "name": item.title,
        "id": item.id,
        "level": item.level,
        "children": children,
    }
