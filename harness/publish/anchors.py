"""Anchors of headings that were renamed: a link to the old one still leads there.

A section that moved to another page isn't listed here: its old page links to it with
`{ #old-anchor data-moved }`, and docs/assets/page.js follows that link.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase

# For the pages at these URLs: the old anchor, and the heading's anchor today.
Table = Mapping[str, Mapping[str, str]]
RENAMED: Table = {
    "errors/": {"or-look-by-kind": "browse-by-type"},
    "errors/*/": {
        "also-seen-as": "also-appears-as",
        "the-code-that-raises-it": "reproduce-the-error",
        "the-mend": "fix",
    },
    "errors/loading/": {
        "cannot-load-my-h5-or-keras-model": "cant-load-my-h5-or-keras-model",
    },
    "errors/not-run/": {
        "what-your-tensorflow-sees": "which-gpus-tensorflow-finds",
        "windows-mac-and-gpu-errors-that-we-could-not-run": "windows-macos-and-gpu-errors-not-tested-here",
    },
    "install/editor/": {"also-seen-as": "also-appears-as"},
    "versions/*/": {"what-differs-from-its-neighbours": "what-changed"},
}


def keep(text: str, url: str, table: Table) -> tuple[str, set[tuple[str, str]]]:
    """The HTML of a page with an empty anchor in front of each renamed heading, and the
    lines of the table that it needs: pattern and old anchor."""
    needed = set()
    for pattern, names in table.items():
        if not fnmatchcase(url, pattern):
            continue
        for old, new in names.items():
            anchor = f'<a id="{old}"></a>'
            heading = re.search(rf'<h[1-6]\b[^>]*\sid="{re.escape(new)}"', text)
            if heading and anchor not in text:  # else it's finished already
                if f' id="{old}"' in text:
                    continue  # the old anchor is one of something else again
                text = text[: heading.start()] + anchor + text[heading.start() :]
            if heading:
                needed.add((pattern, old))
    return text, needed


def left_over(table: Table, needed: set[tuple[str, str]]) -> list[str]:
    """The lines of the table that no page needs."""
    return [
        f"no page at {pattern} has the heading #{new} and lacks #{old}"
        for pattern, names in table.items()
        for old, new in names.items()
        if (pattern, old) not in needed
    ]
