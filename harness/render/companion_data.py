"""The companions' results, for the box and for programs.

`docs/api/companions.json` has these fields:

- `day` is when the index was asked.
- `packages` has by package `newest`, the `last` release's day, and `purpose`.
- `results` has by release and package [kind, version, install, error]: `kind` is `works`,
  `warns`, `pin` (works with another package or version), `older` (an older version works),
  `tf_keras` (works with that package and `TF_USE_LEGACY_KERAS=1`), `fails`, or `refused`
  (can't be installed). `install` is what works, as an installer is given it, without the
  release's own packages. `error` is a position in `errors`, of what an installer chooses;
  what isn't there is left out at the end, or null.
- `errors` are the summary lines.
"""

from __future__ import annotations

import json
from typing import Any

from harness.collectors.companion_index import load
from harness.collectors.companion_uses import by_name
from harness.project import Project
from harness.render.companion_results import GOOD, REFUSED, Cell, cells

SCHEMA = "1.0"  # raised when a field changes its meaning


def text(project: Project) -> str:
    """The file; a release and an error have a line each."""
    errors: dict[str, int] = {}
    results: dict[str, dict[str, list[Any]]] = {}
    for (release, package), cell in cells(project).items():
        results.setdefault(release, {})[package] = facts(cell, errors)
    index = load(project)
    known = by_name(project)
    packages = {
        name: {
            "newest": own["newest"],
            "last": own["last"],
            "purpose": known[name].purpose,
        }
        for name, own in index.packages.items()
        if own and name in known
    }
    head = dump({"schema": SCHEMA, "day": index.day, "packages": packages})[:-1]
    rows = ",\n".join(f"{dump(name)}:{dump(own)}" for name, own in results.items())
    lines = ",\n".join(map(dump, errors))
    return f'{head},"errors":[\n{lines}\n],"results":{{\n{rows}\n}}}}\n'


def facts(cell: Cell, errors: dict[str, int]) -> list[Any]:
    """What is said of one companion on one release; numbers the errors."""
    if cell.shown is None:
        return [REFUSED]
    own = cell.own.env.install
    install = (
        [one for one in cell.install if one not in own] if cell.kind in GOOD else []
    )
    found: list[Any] = [cell.kind, cell.shown.plan.version, install]
    if cell.failed:
        found.append(errors.setdefault(cell.failed.line.error, len(errors)))
    return found


def dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
