"""Which releases conda-forge has a recipe for, from `conda.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

from harness.project import Project, ProjectError
from harness.render.dependencies import table
from harness.render.markdown import GENERATED, span

PLACE = Path(__file__).with_name("conda.toml")
HEAD = ("TensorFlow", "Python on Linux", "Also built for", "Recipe of")


def render(project: Project) -> dict[Path, str]:
    path = project.generated / "install" / "conda-table.md"
    return {path: f"{GENERATED}\n\n{rows()}"}


def rows() -> str:
    """One row for each release, the newest first; raises `ProjectError`."""
    data = tomllib.loads(PLACE.read_text("utf-8"))
    for part in ("day", "source", "recipes"):
        if not data.get(part):
            raise ProjectError(PLACE, 1, f"add `{part}`, as the other parts")
    found = []
    for version, (day, commit, pythons, others) in data["recipes"].items():
        link = f"[{day}]({data['source'].format(commit)})"
        found.append((version, span(pythons), ", ".join(others), link))
    return table(HEAD, found)
