"""The builder's one hook: a notebook is a page like the others, a page is rendered once,
the search looks at what a page answers before its text, and a page runs no script but
the site's.

The policy that a browser enforces stands in the page itself, because GitHub Pages sends
no header of ours: scripts come from the site, or are those that the theme writes inline,
named by their digests.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import sys
from functools import partial
from pathlib import Path

from mkdocs.structure.files import File

sys.path.insert(0, str(Path(__file__).parents[2]))  # the builder knows this file only

from proof import memory
from proof.builder import cells, fences, rendering

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
POLICY = (
    "default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'"
)
CHARSET = '<meta charset="utf-8">'  # what a browser reads first; the policy is next


def on_config(config):
    fences.add(config.mdx_configs)
    return config


def on_files(files, config):
    """Adds the plots of each notebook to the site's files."""
    for file in list(files):
        if file.src_uri.endswith(cells.SUFFIX) and not is_link(file):
            for number, drawn in enumerate(cells.plots(notebook(file)), 1):
                folder = file.src_uri.removesuffix(cells.SUFFIX)
                uri = f"{folder}/plot-{number}.svg"
                files.append(File.generated(config, uri, content=drawn))
    return files


def is_link(file) -> bool:
    return Path(file.abs_src_path).is_symlink()


def notebook(file) -> dict:
    """A notebook's file, read."""
    return json.loads(Path(file.abs_src_path).read_text("utf-8"))


def on_nav(nav, config, files):
    """Renders what is not remembered on every processor."""
    if hasattr(os, "fork"):
        pages = [file.page for file in files.documentation_pages() if file.page]
        rendering.ahead(pages, config, files)
    return nav


def on_page_markdown(markdown: str, page, config, files) -> str:
    """A notebook's Markdown; other pages' as it is. Either is rendered once."""
    page.render = partial(rendering.render, page)
    if not page.file.src_uri.endswith(cells.SUFFIX):
        return markdown
    read = notebook(page.file)
    page.meta |= cells.stated(read)
    runs_there = read["metadata"]["run"]["example"] in config.extra.get("colab", [])
    colab = config.extra["colab_url"] if runs_there else None
    return cells.as_markdown(read, Path(page.file.src_uri).stem, colab)


def on_post_page(output: str, page, config) -> str:
    """A built page with its policy."""
    return guarded(output)


def on_post_template(output_content: str, template_name: str, config) -> str:
    """The page for addresses that do not exist, with its policy."""
    return (
        guarded(output_content) if template_name.endswith(".html") else output_content
    )


def guarded(text: str) -> str:
    """HTML with a Content-Security-Policy for the scripts that stand in it."""
    digests = {hashlib.sha256(one.encode()).digest() for one in INLINE.findall(text)}
    scripts = " ".join(
        f"'sha256-{base64.b64encode(one).decode()}'" for one in sorted(digests)
    )
    policy = POLICY.format(scripts=scripts)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return text.replace(CHARSET, f"{CHARSET}\n      {meta}", 1)


def on_post_build(config) -> None:
    memory.forget()
