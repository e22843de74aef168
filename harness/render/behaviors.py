"""All files that are made of the records of behaviors and of networks."""

from __future__ import annotations

from pathlib import Path

from harness.cache import contents
from harness.collectors.applications_grid import KIND as NETWORKS
from harness.collectors.behaviors import KIND
from harness.project import Project
from harness.render import (
    behavior_changes,
    behavior_pages,
    behavior_sizes,
    evidence,
    networks,
)

PARTS = (behavior_changes, behavior_pages, behavior_sizes, networks)


def render(project: Project) -> dict[Path, str]:
    """The tables, the pages of entries, and the page of networks."""

    def make() -> dict[Path, str]:
        made: dict[Path, str] = {}
        for part in PARTS:
            made |= part.render(project)
        return made

    uses = project.root / behavior_changes.USES
    files = [path for path in (uses, behavior_pages.FIXES) if path.exists()]
    depends = [
        evidence.of_names(project),
        evidence.of_kind(project, KIND, "behaviors"),
        evidence.of_kind(project, NETWORKS, "behaviors"),
        contents(files),
    ]
    return evidence.kept(project, "behaviors", depends, make)
