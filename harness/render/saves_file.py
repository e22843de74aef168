"""The grid for *I have this file*: `docs/api/saves.json`.

It has these fields:

- `environments`: of each, `keras`, the version that it writes into its
  files; `label`, as people call it; `line`, which of the three Kerases it is; `reads`,
  whether it also loaded files.
- `titles` by format: the call that writes it, as Markdown.
- `kinds` by format: the models whose files were loaded, in the order of a row.
- `rows`: texts of one character for each model: `=` same predictions, `~` other ones, `x`
  an error, `-` not written, others a way that gives the same: `ways` has their names.
- `grid` by format and writer: for each environment that reads a position in `rows`.
"""

from __future__ import annotations

import json
from typing import Any

from harness.collectors.saves_model import ABSENT, FORMATS, NAMED, OTHER
from harness.project import Project
from harness.render.releases import releases
from harness.render.saves_data import TITLES, Saved
from harness.render.saves_generations import line_of, version

SCHEMA = "1.0"  # raised when a field changes its meaning


def text(project: Project, saved: Saved) -> str:
    """The file; a writer of a format has a line."""
    rows: dict[str, int] = {}
    grid: dict[str, dict[str, list[int]]] = {}
    for name in FORMATS:
        for writer in saved.writers:
            if not saved.grid.files[writer].get(name):
                continue
            own = [row(saved, reader, writer, name) for reader in saved.readers]
            found = [rows.setdefault(one, len(rows)) for one in own]
            grid.setdefault(name, {})[writer] = found
    head: dict[str, Any] = {"schema": SCHEMA, "ways": NAMED}
    head |= {"titles": TITLES, "kinds": FORMATS}
    head |= {"environments": environments_of(project, saved), "rows": list(rows)}
    lines = ",\n".join(
        f"{json.dumps(name)}:{{\n"
        + ",\n".join(f"{json.dumps(w)}:{dump(found)}" for w, found in own.items())
        + "}"
        for name, own in grid.items()
    )
    return f'{dump(head)[:-1]},"grid":{{{lines}}}}}\n'


def row(saved: Saved, reader: str, writer: str, name: str) -> str:
    """A character for each model."""
    found = ""
    for kind in FORMATS[name]:
        cell = saved.cell(reader, writer, name, kind)
        code = ABSENT if cell is None else cell.code
        found += OTHER if cell and cell.level == "other" else code
    return found


def environments_of(project: Project, saved: Saved) -> list[dict[str, Any]]:
    """All; those that read are in the order of a row of the grid."""
    stated = {one.name: one.keras for one in releases(project)}
    found = []
    for name, env in saved.grid.known.items():
        line = line_of(env)
        keras = stated.get(name) or env.packages.get(
            "tf-keras" if line == "tf_keras" else "keras", ""
        )
        found.append(
            {
                "name": name,
                "keras": keras,
                "line": line,
                "label": f"{line} {version(saved, line, name)}",
                "reads": name in saved.readers,
            }
        )
    return found


def dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
