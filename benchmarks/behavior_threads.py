"""Whether another number of threads, or another run, changes what names do: it must not.

    python -m benchmarks.behavior_threads 2.4 2.15 2.21

Each named environment runs all cases once more, on as many CPU cores as there are; the
records come from one. Prints the cases that differ, and how many there are.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from harness import environments
from harness import project as projects
from harness.collectors import in_package
from harness.collectors.behavior_compare import differences
from harness.collectors.behaviors import (
    PROGRAM,
    UNCOLLECTED,
    namespace,
    repeatable,
    unwritten,
)
from harness.environments import Environment
from harness.project import Project
from harness.render.behavior_data import Space, spaces


def run(project: Project, env: Environment) -> list[dict[str, Any]]:
    """What all objects give in a process that may use each core."""
    python = environments.make(project, env)
    request = {"namespace": namespace(project, env), "only": None}
    code = UNCOLLECTED + in_package.program(PROGRAM, request)
    with tempfile.TemporaryDirectory() as folder:
        variables = environments.job_variables(env, python) | {"HOME": folder}
        subprocess.run(
            [str(python), "-c", code],
            cwd=folder,
            env=variables,
            check=True,
            capture_output=True,
        )
        found = json.loads((Path(folder) / "found.json").read_text("utf-8"))
    return list(found["objects"])


def compared(
    space: Space, column: int, rows: list[dict[str, Any]]
) -> Iterator[tuple[str, list[str]]]:
    """Each case that is in the record, with the places at which it differs."""
    for row in rows:
        own = space.cases(row["names"][0], column)
        for case, result in row.get("cases", {}).items():
            if unwritten(row["names"][0], case):
                continue
            if case in own and result is not None:
                result = repeatable(row["names"], result)
                places = list(differences(space.bodies[own[case]], result))
                yield f"{row['names'][0]}: {case}", places


def main() -> None:
    project = projects.here()
    known = environments.load_all(project)
    for name in sys.argv[1:]:
        space = spaces(project)[namespace(project, known[name])]
        rows = run(project, known[name])
        found = list(compared(space, space.columns.index(name), rows))
        wrong = [(case, places) for case, places in found if places]
        for case, places in wrong:
            print(f"  {name}: {case}: {', '.join(places[:3])}")
        print(f"{name}: {len(found):,} cases, {len(wrong)} differ", flush=True)


if __name__ == "__main__":
    main()
