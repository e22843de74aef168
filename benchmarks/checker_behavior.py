"""Runs the programs of the rules that are written by hand, on both sides of their border.

`python -m benchmarks.checker_behavior [RELEASE…]` runs the programs of
`checker/cases/behavior.json` that have no result of that release yet, and writes there what
each did: `ok`, or its error.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.checker_runs import RELEASES, Runner

PLACE = Path(__file__).resolve().parents[1] / "checker" / "cases" / "behavior.json"


def save(rows: list[dict[str, object]]) -> None:
    lines = ",\n".join(" " + json.dumps(row, ensure_ascii=False) for row in rows)
    PLACE.write_text(f"[\n{lines}\n]\n")


def main() -> None:
    rows = json.loads(PLACE.read_text("utf-8"))
    for release in sys.argv[1:] or RELEASES:
        runner = Runner(release)
        for row in rows:
            if release in row["did"]:
                continue
            done = runner.run(
                {"key": row["name"], "cells": [[1, row["code_run"]]], "lines": []}
            )
            cell = done["cells"][0]
            text = " ".join(cell[3].split())[:160] if cell[1] == "raises" else ""
            did = f"{cell[2]}: {text}" if text else cell[1]
            row["did"][release] = did
            print(release, row["name"], did[:60], flush=True)
        runner.close()
        save(rows)


if __name__ == "__main__":
    main()
