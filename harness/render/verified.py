"""For the finish of the site: when each page was last tested, and what runs in Colab."""

from __future__ import annotations

import json
from pathlib import Path

from harness import collectors, examples
from harness.collectors.notebooks import COLAB, page_of
from harness.project import Project
from harness.records import Record
from harness.render.parts import pages
from harness.render.releases import outcome_of, releases


def render(project: Project) -> dict[Path, str]:
    return {project.generated / "verified.json": stated(project)}


def stated(project: Project) -> str:
    """By a page's file, the day of its oldest result; and the notebooks that run in
    Colab."""
    kept = collectors.all_records(project)
    ran = first_days(kept)
    days: dict[str, str] = {}
    for page, found in pages(project).items():
        if own := [ran[key] for part in found for key in part.shown if key in ran]:
            days[page] = min(own)
    for release in releases(project):
        for page in (release.name, f"{release.name}-results"):
            days[f"versions/{page}.md"] = release.tested
    told = [
        one
        for one in examples.load_all(project).values()
        if one.notebook and one.id in ran
    ]
    for one in told:
        days[page_of(project, one).relative_to(project.docs).as_posix()] = ran[one.id]
    there = kept[COLAB].entries("notebooks") if COLAB in kept else {}
    works = [e.key for e in there.values() if outcome_of(e).works]
    data = {"pages": days, "colab": [one.id for one in told if one.id in works]}
    return json.dumps(data, indent=1, sort_keys=True) + "\n"


def first_days(kept: dict[str, Record]) -> dict[str, str]:
    """The day of each program's oldest result."""
    ran: dict[str, str] = {}
    for record in kept.values():
        for collector in ("examples", "notebooks", "shell"):
            for name, entry in record.entries(collector).items():
                ran[name] = min(entry.day, ran.get(name, entry.day))
    return ran
