"""The builder's one hook: the search looks at what a page answers before its text.

The search engine weighs three fields: text, titles, and tags most of all. Long pages
that hold every word would come first; so a page's tags are its title, its description,
which is its answer, its headings, the wordings of its errors, and `asked`, the questions
in the words of those who ask.
"""

from __future__ import annotations

import re

HEADING = re.compile(r"^#+ (.+?)(?: \{ #[-\w]+ \})?$", re.MULTILINE)
ALSO = re.compile(r"^(?:## )?Also seen as.*(?:\n+(?:- .*\n?)+)?", re.MULTILINE)
QUOTED = re.compile(r"`([^`]+)`")
# Headings that stand on every page of a kind say nothing of this one.
COMMON = re.compile(
    r"The code that raises it|Why it happens|The mend|Also seen as|Related|Sources|Run it"
)

MANY = 25  # a page of many errors holds everybody's words


def on_page_markdown(markdown: str, page, config, files) -> str:
    """Gives the page its tags; leaves its text alone."""
    named = [page.meta.get("title"), page.meta.get("description")]
    headings = [h for h in HEADING.findall(markdown) if not COMMON.fullmatch(h)]
    wordings = [one for also in ALSO.findall(markdown) for one in QUOTED.findall(also)]
    asked = page.meta.get("asked", [])
    # Words that are asked stand twice: of pages that hold them all, these come first.
    page.meta["tags"] = [*filter(None, named), *headings, *wordings, *asked, *asked]
    if len(headings) + len(wordings) > MANY:
        page.meta["search"] = {"boost": 0.5}
    return markdown
