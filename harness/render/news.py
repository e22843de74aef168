"""What changed: on the home page, on the page *What changed*, and as a feed.

There are two kinds of news. An outcome changed though its program stayed
(`records.Change`); and a release came, on which programs do what they didn't do on the
release before. Both are told by cause, with the day of the run or of the release.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from markdown import markdown

from harness import environments, records
from harness.environments import Environment
from harness.outcomes import FAILED
from harness.project import Project
from harness.records import Change
from harness.render.causes import (
    LOGGED_BEFORE,
    LOGS,
    PRINTS,
    RAISED,
    RAISES,
    RAISES_ELSE,
)
from harness.render.changes import by_release
from harness.render.markdown import WORDS, code, fill
from harness.render.parts import Title, titles
from harness.render.releases import Release, releases

TAG = "tag:keras-inside-tensorflow,2026"
NO_NEWS = "2026-01-01T00:00:00Z"
MOST_HOME = 3  # changed outcomes on the home page
MOST_POINTS = 5  # causes of one release; its own page has all
MOST_CHANGED = 50  # changed outcomes on the page and in the feed
# What a reader asks first: what fails and what no longer does, then the messages. Of
# equals, what most programs show comes first.
RANKS = {RAISES: 0, RAISED: 1, RAISES_ELSE: 2, LOGS: 2, LOGGED_BEFORE: 3, PRINTS: 3}


@dataclass(frozen=True)
class Point:
    """What some programs do now, as Markdown; `names` are those that a page shows."""

    names: list[Title | str]
    text: str

    def told(self, link: Callable[[str], str]) -> str:
        """It as Markdown. `link` makes a link of a page's path below `docs/`."""
        first, *rest = self.names
        named = code(first) if isinstance(first, str) else ""
        if isinstance(first, Title):
            named = f"[{first.text}]({link(f'{first.page}#{first.anchor}')})"
        more = f" and {len(rest)} more" if rest else ""
        return f"{named}{more}: {self.text}"


@dataclass(frozen=True)
class News:
    """One entry of the feed. Its `key` never changes; `page` is where a reader goes."""

    key: str
    moment: str  # 2026-01-02T03:04:05Z
    title: str  # plain text
    page: str  # its path below docs/, and the anchor
    points: list[Point]
    more: str = ""  # where all are, if these aren't all

    @property
    def day(self) -> str:
        return self.moment[:10]


def render(project: Project) -> dict[Path, str]:
    """The home page's list, the parts of the page *What changed*, and the feed."""
    every = releases(project)
    found = [
        (change, env)
        for env in environments.load_all(project).values()
        for change in records.load_changes(env)
    ]
    outcomes = changed(found, titles(project))[:MOST_CHANGED]
    pairs = zip([None, *every], every, strict=False)
    came = [(one, of_release(project, before, one)) for before, one in pairs][::-1]
    final = [one for one in every if not one.env.is_preview]
    newest = [*final[-1:], *(one for one in every[-1:] if one.env.is_preview)]
    folder = project.generated
    return {
        folder / "news.md": fill(
            "news.md", newest=newest[::-1], changed=outcomes[:MOST_HOME]
        ),
        folder / "what-changed.md": fill(
            "what_changed.md", changed=outcomes, came=came, up=lambda page: f"../{page}"
        ),
        project.docs / "api" / "changes.xml": feed(
            [*outcomes, *(one for _, one in came)]
        ),
    }


def changed(
    changes: Iterable[tuple[Change, Environment]], known: dict[str, Title]
) -> list[News]:
    """Outcomes that changed, the newest first. Those that changed on one day in the same
    way are one entry, whatever the program and the environment."""
    groups: dict[tuple[str, str, str], list[tuple[Change, Environment]]] = {}
    for change, env in changes:
        groups.setdefault((change.ran[:10], change.was, change.now), []).append(
            (change, env)
        )
    found = []
    for (day, was, now), some in groups.items():
        keys = list(dict.fromkeys(change.key for change, _ in some))
        names: list[Title | str] = [known.get(key, key) for key in keys]
        where = list(dict.fromkeys(env.name for _, env in some))
        on = f"TensorFlow {', '.join(where)}"
        first = names[0]
        what = first.text if isinstance(first, Title) else first
        more = f" and {len(keys) - 1} more" if keys[1:] else ""
        how = f"{told(was)}, now {told(now)}"
        found.append(
            News(
                f"{day}:{was}:{now}",
                max(change.ran for change, _ in some),
                plain(f"{what}{more} on {on}: {how}"),
                first.page if isinstance(first, Title) else "index.md",
                [Point([name], how) for name in names],
            )
        )
    return sorted(found, key=lambda one: (one.moment, one.key), reverse=True)


def told(described: str) -> str:
    """An outcome as `Line.describe` says it, in a reader's words: fails with `…`."""
    kind, _, summary = described.partition(" ")
    if kind not in WORDS:
        return code(described) if described else "nothing"
    said = f" with {code(summary)}" if summary and kind == FAILED else ""
    return WORDS[kind] + (said or (f": {code(summary)}" if summary else ""))


def of_release(project: Project, before: Release | None, one: Release) -> News:
    """A release, and what changed there by cause: what fails comes first."""
    found = by_release(project)[one.name]
    ordered = sorted(found, key=lambda this: RANKS[this.cause.change])
    known = titles(project)
    counted = "1 change" if len(found) == 1 else f"{len(found)} changes"
    against = f": {counted} from TensorFlow {before.name}" if before else ""
    day = one.released or one.tested
    return News(
        f"release:{one.name}",
        f"{day}T00:00:00Z",
        f"TensorFlow {one.env.version}{one.preview} with Keras {one.keras}{against}",
        f"versions/{one.name}.md" + ("#what-changed" if before else ""),
        [
            Point([known[name] for name in this.names], this.text)
            for this in ordered[:MOST_POINTS]
        ],
        f"versions/{one.name}-results.md#what-changed" if found[MOST_POINTS:] else "",
    )


def feed(news: Iterable[News]) -> str:
    """News as an Atom feed, the newest first. Links are relative to `api/`; the finish of
    the site makes them whole."""
    ordered = sorted(news, key=lambda one: (one.moment, one.key), reverse=True)
    return fill(
        "feed.xml",
        tag=TAG,
        updated=ordered[0].moment if ordered else NO_NEWS,
        entries=[
            (one, address(one.page), escape(content(one), False)) for one in ordered
        ],
    )


def content(one: News) -> str:
    """An entry's text as HTML."""
    points = [f"- {point.told(address)}" for point in one.points]
    if one.more:
        points.append(f"- [All changes, by cause]({address(one.more)})")
    return markdown("\n".join(points))


def address(page: str) -> str:
    """The URL of a page, seen from `api/`, by its path below `docs/` and an anchor."""
    path, sign, anchor = page.partition("#")
    url = path.removesuffix(".md").removesuffix(".ipynb")
    url = "" if url == "index" else f"{url.removesuffix('/index')}/"
    return f"../{url}{sign}{anchor}"


def plain(text: str) -> str:
    """Markdown of one line, as text."""
    return re.sub(r"<[^>]*>|[`*]", "", text)
