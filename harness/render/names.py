"""*Can I use*: its data, its pages, and what programs read. See `api_facts.py`."""

from __future__ import annotations

from pathlib import Path

from harness.cache import cached
from harness.project import Project
from harness.render import api_cache, api_changes, api_data, api_export, can_i_use
from harness.render.api_instead import instead

PARTS = (api_data, api_export, can_i_use, api_changes)


def render(project: Project) -> dict[Path, str]:
    """All files that are made of the records of names."""

    def make() -> dict[str, str]:
        made: dict[Path, str] = {}
        for part in PARTS:
            made |= part.render(project)
        return {project.relative(path): text for path, text in made.items()}

    depends = [api_cache.depends(project), instead(project)]
    found = cached(project, "api-names", depends, make)
    return {project.root / name: text for name, text in found.items()}
