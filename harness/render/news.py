"""What changed last, for the home page: the newest releases, the last changed outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from harness import environments, records
from harness.environments import Environment
from harness.project import Project
from harness.records import Change, digest
from harness.render.causes import fingerprint
from harness.render.markdown import code, fill
from harness.render.parts import Title, titles
from harness.render.releases import releases

MOST = 3  # rows of changed outcomes


def render(project: Project) -> dict[Path, str]:
    """The list that the home page includes: `generated/news.md`."""
    every = releases(project)
    final = [one for one in every if not one.env.is_preview]
    newest = [*final[-1:], *(one for one in every[-1:] if one.env.is_preview)]
    rows = changed(changes(project), titles(project))
    text = fill("news.md", newest=newest[::-1], changed=rows[:MOST])
    return {project.generated / "news.md": text}


def changes(project: Project) -> list[tuple[Change, Environment]]:
    """Every changed outcome, and where it changed."""
    return [
        (change, env)
        for env in environments.load_all(project).values()
        for change in records.load_changes(env)
    ]


@dataclass(frozen=True)
class News:
    """Outcomes that changed in one environment on one day for one reason; `last` is the
    one that changed last."""

    last: Change
    env: Environment
    keys: list[str]

    @property
    def cause(self) -> str:
        """What names it, in an id: the messages before and after."""
        both = f"{fingerprint(self.last.was)}\0{fingerprint(self.last.now)}"
        return digest([both])


def grouped(found: list[tuple[Change, Environment]]) -> list[News]:
    """Changed outcomes by day, environment, and cause, the newest first."""
    groups: dict[tuple[str, ...], News] = {}
    newest_first = sorted(found, key=lambda one: (one[0].ran, one[0].key), reverse=True)
    for change, env in newest_first:
        news = News(change, env, [])
        key = change.ran[:10], env.name, news.cause
        groups.setdefault(key, news).keys.append(change.key)
    return list(groups.values())


def changed(
    found: list[tuple[Change, Environment]], known: dict[str, Title]
) -> list[str]:
    """Changed outcomes as Markdown, the newest first."""
    rows = []
    for news in grouped(found):
        first = min(news.keys)
        title = known.get(first)
        name = f"[{title.text}]({title.page}#{title.anchor})" if title else first
        more = f" and {len(news.keys) - 1} more" if news.keys[1:] else ""
        change = f"{code(news.last.was)}, now {code(news.last.now)}"
        where = f"on TensorFlow {news.env.name}"
        rows.append(f"{news.last.ran[:10]}: {name}{more} {where}: {change}")
    return rows
