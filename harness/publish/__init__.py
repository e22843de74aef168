"""Publishing: what any builder of the site needs before it, and what is done after it.

prepare: a notebook becomes the Markdown of a page (`harness/notebook_markdown.py`).
build:   MkDocs, by the thin hooks in `mkdocs_hooks.py`; `tests/try_builder.py` tries others.
finish:  policy, search index, downloads, Markdown, sitemap, over the built folder (`finish.py`).
offline: the finished site as a zip that works from `file://` (`offline.py`).
"""
