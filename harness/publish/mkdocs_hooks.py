"""What MkDocs doesn't do itself: notebooks as Markdown, the downloads, the finish."""

import sys
from pathlib import Path

from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).parents[2]))  # MkDocs knows this file only

from harness.publish import finish
from harness.publish import notebook_markdown as notebooks

ROOT = Path(__file__).parents[2]


def on_files(files, config):
    """Adds the downloads, and the plots of each notebook: links to them are checked."""
    for file in list(files):
        if file.src_uri.endswith(notebooks.SUFFIX):
            for uri, drawn in notebooks.plots_of(Path(file.abs_src_path), file.src_uri):
                files.append(File.generated(config, uri, content=drawn))
    for _, uri in finish.downloads(ROOT):
        places = str(ROOT), config.site_dir, config.use_directory_urls
        files.append(File(uri, *places))
    return files


def on_page_markdown(markdown, page, config, files):
    """The Markdown of a notebook; other pages are Markdown already."""
    if not page.file.src_uri.endswith(notebooks.SUFFIX):
        return markdown
    page.render = Page.render.__get__(page)  # not as mkdocs-jupyter would
    meta, text = notebooks.page_of(
        Path(page.file.abs_src_path), ROOT, config.extra["colab_url"]
    )
    page.meta |= meta
    return text


def on_post_build(config):
    finish.finish(Path(config.site_dir), ROOT)
