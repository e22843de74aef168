"""Two settings of the site: when each page was last tested, and what runs in Colab."""

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
    """The file that `mkdocs.yml` inherits."""
    return {project.generated / "verified.yml": settings(project)}


def settings(project: Project) -> str:
    """By a page's file, the day of its oldest result; and the notebooks that run in
    Colab."""
    kept = collectors.all_records(project)
    ran = first_days(kept)
    days: dict[str, str] = {}
    for page, found in pages(project).items():
        if own := [ran[key] for part in found for key in part.shown if key in ran]:
            days[page] = min(own)
    for release in releases(project):
        days[f"versions/{release.name}.md"] = release.record.last_tested
    lines = ["# generated from the records; do not edit", "extra:", "  verified:"]
    ordered = sorted(days, key=lambda file: project.docs / file)
    lines += [f'    {file}: "{days[file]}"' for file in ordered]
    told = [
        one
        for one in examples.load_all(project).values()
        if one.notebook and one.id in ran
    ]
    for one in told:
        file = page_of(project, one).relative_to(project.docs).as_posix()
        lines.append(f'    {file}: "{ran[one.id]}"')
    there = kept[COLAB].entries("notebooks") if COLAB in kept else {}
    works = [e.key for e in there.values() if outcome_of(e).works]
    lines.append(f"  colab: {json.dumps([o.id for o in told if o.id in works])}")
    return "\n".join([*lines, ""])


def first_days(kept: dict[str, Record]) -> dict[str, str]:
    """The day of each program's oldest result."""
    ran: dict[str, str] = {}
    for record in kept.values():
        for collector in ("examples", "notebooks", "shell"):
            for name, entry in record.entries(collector).items():
                ran[name] = min(entry.day, ran.get(name, entry.day))
    return ran
