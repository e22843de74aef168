"""What changed last, for the home page: the newest releases, the last changed outcomes."""

from __future__ import annotations

from pathlib import Path

from harness import environments, records
from harness.environments import Environment
from harness.project import Project
from harness.records import Change
from harness.render.markdown import code, fill
from harness.render.parts import Title, titles
from harness.render.releases import releases

MOST = 3  # rows of changed outcomes


def render(project: Project) -> dict[Path, str]:
    """The list that the home page includes: `generated/news.md`."""
    every = releases(project)
    final = [one for one in every if not one.env.is_preview]
    newest = [*final[-1:], *(one for one in every[-1:] if one.env.is_preview)]
    changes = [
        (change, env)
        for env in environments.load_all(project).values()
        for change in records.load_changes(env)
    ]
    rows = changed(changes, titles(project))
    text = fill("news.md", newest=newest[::-1], changed=rows[:MOST])
    return {project.generated / "news.md": text}


def changed(
    changes: list[tuple[Change, Environment]], known: dict[str, Title]
) -> list[str]:
    """Changed outcomes as Markdown, the newest first. Programs whose outcome changed in the
    same way, in the same environment on the same day, are one row."""
    rows: dict[tuple[str, ...], list[str]] = {}
    for change, env in sorted(changes, key=lambda one: one[0].ran, reverse=True):
        cause = (change.ran[:10], env.name, change.was, change.now)
        title = known.get(change.key)
        name = f"[{title.text}]({title.page}#{title.anchor})" if title else change.key
        rows.setdefault(cause, []).append(name)
    found = []
    for (day, env, was, now), names in rows.items():
        more = f" and {len(names) - 1} more" if names[1:] else ""
        change = f"{code(was)}, now {code(now)}"
        found.append(f"{day}: {names[0]}{more} on TensorFlow {env}: {change}")
    return found
