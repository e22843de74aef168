"""What to write instead of a name or an argument that a release lacks.

`instead.toml` has, by name or `name.argument`, a `text` and the `example` that ran with
it: since which release the text is right is what the example's record says.

    ["tf.keras.optimizers.Adam.lr"]
    text = "`learning_rate`"
    example = "errors/lr-keras3/fixed"
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from harness.project import Project, ProjectError
from harness.render.api_data import dump
from harness.render.news import address
from harness.render.parts import titles
from harness.render.releases import releases

PLACE = Path(__file__).with_name("instead.toml")
Mapping = dict[str, dict[str, str]]


def render(project: Project) -> dict[Path, str]:
    """The mapping for the page, which loads it with the names."""
    return {project.docs / "api" / "instead.json": dump(instead(project))}


def instead(project: Project) -> Mapping:
    """By name, or by name and argument: `text`, `since`, and `page`, below the site.

    Raises `ProjectError` at an entry without text or whose example isn't shown or works
    on no release."""
    return project.once(_read)


def _read(project: Project) -> Mapping:
    if not PLACE.exists():
        return {}
    source = PLACE.read_text("utf-8")
    return {
        name: entry(project, name, stated, source)
        for name, stated in tomllib.loads(source).items()
    }


def entry(
    project: Project, name: str, stated: dict[str, str], source: str
) -> dict[str, str]:
    line = source[: source.find(f'"{name}"')].count("\n") + 1
    example = stated.get("example", "")
    title, since = titles(project).get(example), works_since(project, example)
    if not stated.get("text") or title is None or since is None:
        hint = (
            f"{name}: state `text`, and an `example` that a page shows and that works"
        )
        raise ProjectError(PLACE, line, hint)
    return {
        "text": stated["text"],
        "since": since,
        "page": f"{address(title.page)}#{title.anchor}".removeprefix("../"),
    }


def works_since(project: Project, example: str) -> str | None:
    """The release from which on an example works, up to the newest that ran it."""
    since = None
    for one in releases(project):
        if outcome := one.outcome(example):
            since = (since or one.name) if outcome.works else None
    return since
