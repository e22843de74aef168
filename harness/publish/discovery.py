"""What leads programs to the pages: the sitemap, robots.txt, llms.txt, the feed's base.

llms.txt (https://llmstxt.org/) lists each page as Markdown with its answer, in the order
of the navigation. A page that the navigation doesn't list is under *Optional*, which a
reader with little room may skip. There is no llms-full.txt: all pages are 3 MB.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import yaml

from harness.project import write
from harness.publish.page_markdown import name_of, url_of

FEED = "api/changes.xml"
FIRST, REST = "Start here", "Optional"  # headings in llms.txt
ABOUT_FILES = """\
Each program on this site ran on each TensorFlow release that its page lists, and each
output comes from that run. Each page is Markdown at its URL plus `.md`:
[how, and other formats]({base}about/other-formats.md). All results as JSON:
[releases.json]({base}api/releases.json). What changed: [an Atom feed]({base}{feed}).
"""


# The theme treats each alternate of a page as its translation, and fetches a sitemap
# next to it.
SELECTS = '"link[rel=alternate]"', '"link[rel=alternate][hreflang]"'


class Settings(yaml.SafeLoader):
    """Reads mkdocs.yml without the values of its tags: the builder knows them."""


Settings.add_multi_constructor("", lambda *_: None)


def write_all(
    site: Path,
    root: Path,
    base: str,
    stated: Mapping[str, Mapping[str, Any]],
    days: Mapping[str, str],
) -> None:
    """Writes all of them for the site at the URL `base`, which was built of the project in
    `root`. By a page's URL below it, `stated` has the front matter, and `days` the day
    of its last test, where there is one."""
    settings = yaml.load((root / "mkdocs.yml").read_text("utf-8"), Settings)
    write(site / "llms.txt", llms(settings, base, stated))
    write(site / "sitemap.xml", sitemap(base, stated, days))
    (site / "sitemap.xml.gz").unlink(missing_ok=True)  # the builder's, of the same name
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n"
    write(site / "robots.txt", robots)
    feed = site / FEED
    write(feed, based(feed.read_text("utf-8"), base))
    for script in site.glob("assets/javascripts/bundle.*.js"):
        write(script, script.read_text("utf-8").replace(*SELECTS))


def sitemap(base: str, urls: Mapping[str, Any], days: Mapping[str, str]) -> str:
    """All pages, and when each was last tested."""
    lines = []
    for url in sorted(urls):
        day = f"<lastmod>{days[url]}</lastmod>" if url in days else ""
        lines.append(f"  <url><loc>{escape(base + url)}</loc>{day}</url>\n")
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'{head}<urlset xmlns="{space}">\n{"".join(lines)}</urlset>\n'


def llms(
    settings: Mapping[str, Any], base: str, stated: Mapping[str, Mapping[str, Any]]
) -> str:
    """All pages as llms.txt lists them; `settings` are those of mkdocs.yml."""
    sections: dict[str, list[str]] = {}
    for section, file in listed(settings["nav"]):
        url = url_of(Path(file))
        if url in stated:  # MkDocs warns of an entry without a page
            sections.setdefault(section, []).append(url)
    known = {url for urls in sections.values() for url in urls}
    if rest := sorted(stated.keys() - known):
        sections[REST] = rest
    parts = [f"# {settings['site_name']}", f"> {settings['site_description']}"]
    parts.append(ABOUT_FILES.format(base=base, feed=FEED).strip())
    for section, urls in sections.items():
        lines = [line(base + name_of(url), stated[url]) for url in urls]
        parts += [f"## {section}", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def line(link: str, page: Mapping[str, Any]) -> str:
    """A page in the list: its title, and its answer."""
    title = str(page.get("title", "")).replace("[", "\\[").replace("]", "\\]")
    return f"- [{title}]({link}): {page.get('description', '')}"


def listed(nav: list[Any], section: str = FIRST) -> Iterator[tuple[str, str]]:
    """Each page of a navigation with its section: the first level's title."""
    for entry in nav:
        if isinstance(entry, str):
            yield section, entry
            continue
        for title, value in entry.items():
            if isinstance(value, str):
                yield section, value
            else:
                yield from listed(value, title if section == FIRST else section)


def based(feed: str, base: str) -> str:
    """A feed with full URLs, as all its readers understand them."""
    return feed.replace('href="../', f'href="{base}').replace(
        'href="changes.xml"', f'href="{base}{FEED}"'
    )
