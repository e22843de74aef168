"""Renders a page once: its HTML, its table of contents, its entries in the search index.

They are remembered by all that they depend on, so a build renders what changed. What is
not remembered is rendered on every processor before the build asks for it.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import re
from collections.abc import Iterable
from functools import lru_cache, partial
from pathlib import Path

from mkdocs.structure.toc import AnchorLink, get_toc
from mkdocs.utils import CountHandler

from proof import memory
from proof.builder import fences, search

SEARCH = "material/search"
INCLUDED = re.compile(r'--8<-- "([^":]+)')


class Warned(Exception):
    """The page was rendered, with warnings, which the next build must say again."""


def ahead(pages: list, config, files) -> None:
    """Renders pages side by side, so that the build finds them remembered.

    Where that fails nothing is said: the build comes to the same page and says it.
    """
    todo, waiting = os.pipe()  # who is done with a page takes the next
    numbers = (number.to_bytes(2, "big") for number in range(len(pages)))
    os.write(waiting, b"".join(numbers))
    os.close(waiting)
    children = []
    for _ in range(os.cpu_count() or 1):
        child = os.fork()
        if child:
            children.append(child)
            continue
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            gc.disable()  # it ends before that would pay
            while number := os.read(todo, 2):
                with contextlib.suppress(Exception):
                    populate(pages[int.from_bytes(number, "big")], config, files)
        finally:
            os._exit(0)
    os.close(todo)
    for child in children:
        os.waitpid(child, 0)


def populate(page, config, files) -> None:
    """What the builder does with each page, in its order."""
    page = config.plugins.on_pre_page(page, config=config, files=files)
    page.read_source(config)
    page.markdown = config.plugins.on_page_markdown(
        page.markdown, page=page, config=config, files=files
    )
    page.render(config, files)


def render(page, config, files) -> None:
    """In the place of the page's own `render`."""
    folders = config.mdx_configs["pymdownx.snippets"]["base_path"]
    own = (__file__, search.__file__, fences.__file__)
    read = [Path(config.config_file_path), *map(Path, own)]
    read += included(page.markdown, folders)
    known = addresses(files)
    depends = [page.markdown, page.meta, page.url, memory.read(read), known]
    try:
        made = memory.remembered("site", depends, partial(anew, page, config, files))
    except Warned as warned:
        made = warned.args[0]
    page.content = made["content"]
    page.toc = get_toc(made["toc"])
    page._title_from_render = made["title"]
    page.present_anchor_ids = set(made["anchors"])
    page.links_to_anchors = {
        files.get_file_from_path(path): links for path, links in made["links"].items()
    }
    config.plugins[SEARCH].search_index.entries += made["entries"]
    page.meta["search"] = {"exclude": True}  # done: the plugin parses no page again


def anew(page, config, files) -> dict:
    """Renders a page as the builder does; raises `Warned` where that warns."""
    heard = CountHandler()
    heard.setLevel(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        type(page).render(page, config, files)
    finally:
        logger.removeHandler(heard)
    index = config.plugins[SEARCH].search_index
    own = type(index)(**index.config)
    whole, page.content = page.content, search.searched(page.content)
    own.add_entry_from_context(page)
    page.content = whole
    search.tag(
        own.entries,
        page.meta.get("title", page.title),
        page.meta.get("description", ""),
        page.meta.get("asked", []),
    )
    links = page.links_to_anchors or {}
    made = {
        "content": page.content,
        "toc": [token(link) for link in page.toc],
        "title": page._title_from_render,
        "anchors": sorted(page.present_anchor_ids),
        "links": {file.src_uri: links[file] for file in links},
        "entries": own.entries,
    }
    if heard.get_counts():
        raise Warned(made)
    return made


def token(link: AnchorLink) -> dict:
    """A line of the table of contents, as `get_toc` reads it."""
    children = [token(child) for child in link.children]
    return {
        "name": link.title,
        "id": link.id,
        "level": link.level,
        "children": children,
    }


def included(text: str, folders: Iterable[object]) -> list[Path]:
    """The files that a page includes from these folders, and those that they include."""
    found = [
        path
        for name in dict.fromkeys(INCLUDED.findall(text))
        for path in (Path(str(folder), name) for folder in folders)
        if path.is_file()
    ]
    inner = [path.read_text("utf-8") for path in found if path.suffix == ".md"]
    return found + [deep for one in inner for deep in included(one, folders)]


@lru_cache(maxsize=1)
def addresses(files) -> list[str]:
    """All that a link may lead to."""
    return sorted(files.src_uris)
