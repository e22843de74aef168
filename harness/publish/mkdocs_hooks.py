"""What MkDocs doesn't do itself: notebooks as Markdown, what is kept, the downloads, the finish."""

import sys
from functools import partial
from pathlib import Path

from mkdocs.structure.files import File

sys.path.insert(0, str(Path(__file__).parents[2]))  # MkDocs knows this file only

from harness import notebook_markdown
from harness.project import Project
from harness.publish import finish, kept_pages

ROOT = Path(__file__).parents[2]
PROJECT = Project(ROOT)


def on_files(files, config):  # here, so that links to them are checked
    for file in list(files):
        for uri, drawn in notebook_markdown.plots_of(file.abs_src_path, file.src_uri):
            files.append(File.generated(config, uri, content=drawn))
    for source, uri in finish.downloads(ROOT):
        files.append(File.generated(config, uri, abs_src_path=str(source)))
    return files


def on_page_markdown(markdown, page, config, files):
    if page.file.src_uri.endswith(notebook_markdown.SUFFIX):
        path, colab = Path(page.file.abs_src_path), config.extra["colab_url"]
        meta, markdown = notebook_markdown.page_of(path, ROOT, colab)
        page.meta |= meta
    # Not as mkdocs-jupyter would, and not again what an earlier build made.
    page.render = partial(kept_pages.render, PROJECT, page)
    return markdown


def on_post_build(config):
    finish.finish(Path(config.site_dir), ROOT)
