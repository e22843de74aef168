"""Why large architectures aren't saved as a SavedModel everywhere: what it costs."""

from __future__ import annotations

import json
from pathlib import Path

from harness.collectors.applications_grid import family
from harness.project import Project
from harness.render.networks_data import Networks

MEASURED = Path("benchmarks") / "saved_models.json"  # by `benchmarks/saved_models.py`
FEW = 100  # layers of what each release saves so, as `inside/networks.py` has it
SAME = 1e-5  # of the largest prediction


def costs(project: Project, found: Networks) -> str:
    """What was measured, and what all of a release would need by that."""
    file = project.root / MEASURED
    measured = json.loads(file.read_text("utf-8")) if file.exists() else {}
    lines = ["| TensorFlow | Architecture | Layers | Saving | Loading | Predictions |"]
    lines += ["| --- | --- | --- | --- | --- | --- |"]
    totals = []
    for release, rows in measured.items():
        seconds = sum(one["save"] + one["load"] for one in rows.values())
        layers = sum(one["layers"] for one in rows.values())
        names, whole = large(found, release)
        minutes = round(whole * seconds / layers / 60, 1)
        totals.append(f"{minutes:g} minutes for the {names} on {release}")
        for name, one in rows.items():
            said = "the same" if one["apart"] <= SAME else f"{one['apart']:.0e} apart"
            lines.append(
                f"| {release} | `{name}` | {one['layers']} | {one['save']} s | "
                f"{one['load']} s | {said} |"
            )
    if not totals:
        return "Not measured.\n"
    ends = f"By that, the smallest of each family need {', '.join(totals)}, if they are large."
    return "\n".join([*lines, "", ends, ""])


def large(found: Networks, release: str) -> tuple[int, int]:
    """How many of the families' smallest have more layers, and how many layers in all."""
    known = (
        network
        for name in found.grid.names.get(release, ())
        if family(name) == name and (network := found.get(release, name))
    )
    sizes = [one.size for one in known if one.size > FEW]
    return len(sizes), sum(sizes)
