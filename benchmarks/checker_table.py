"""What the checker said of public programs, and what they did: the confusion tables.

`python -m benchmarks.checker_table FOLDER RUNS [FOLDER RUNS…]` judges what
`benchmarks.checker_runs` wrote. A cell is counted where it is known to be right with its data:
it ran somewhere, or the checker finds no release for it. After a cell that failed, cells that
use a name that it would have made aren't counted. The table has the cells that were counted
on every release, each text once.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.checker_corpus import frozen
from benchmarks.checker_judged import judged
from benchmarks.checker_runs import checker

Row = dict[str, Any]


def chosen(found: list[Row], third: str) -> Iterator[Row]:
    """The rows of a third: each text once, counted on every release."""
    owners: dict[str, tuple[str, int]] = {}
    for row in found:
        owner = (row["path"], row["cell"])
        if not row["whole"] or frozen(row["path"]) != (third == "frozen"):
            continue
        if owners.setdefault(row["digest"], owner) == owner:
            yield row


def counted(found: list[Row], third: str) -> Row:
    """The confusion table of a third."""
    table: Counter[str] = Counter()
    rows = list(chosen(found, third))
    for row in rows:
        said = "breaks" if row["predicted"] else (row["lesser"] or ["runs"])[0]
        table[f"{said} / {row['did']}"] += 1
    false = sum(len(row["false"]) for row in rows if row["did"] == "raises")
    hits, alarms = table["breaks / raises"], table["breaks / ok"] + false
    fails = sum(count for key, count in table.items() if key.endswith("/ raises"))
    return {
        "programs": len({row["path"] for row in rows}),
        "cells": len({row["digest"] for row in rows}),
        "cells with a use of Keras": len({r["digest"] for r in rows if r["uses"]}),
        **dict(sorted(table.items())),
        "false in a cell that fails elsewhere": false,
        "precision": f"{hits} of {hits + alarms}",
        "recall": f"{hits} of {fails}",
    }


def show(found: list[Row], third: str) -> None:
    """Prints the rows of a third that don't agree, those of one cell together."""
    shown: dict[Any, list[str]] = {}
    for row in chosen(found, third):
        key = (row["path"], row["cell"])
        if row["false"]:
            shown.setdefault((*key, "FALSE", str(row["false"])), []).append(
                row["release"]
            )
        if row["did"] == "raises" and not row["predicted"]:
            error = " ".join(row["error"].split())[:220]
            what = ("SILENT", f"{error} {row['place'][-2:]} {row['lesser']}")
            shown.setdefault((*key, *what), []).append(row["release"])
    for key, releases in shown.items():
        print(*key[:3], " ".join(releases), "\n   ", *key[3:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", nargs="+", type=Path, metavar="FOLDER RUNS")
    parser.add_argument("--detail", choices=["tuned", "frozen"])
    parser.add_argument("--frozen", action="store_true", help="once, after tuning")
    asked = parser.parse_args()
    check = checker()
    found = [
        row
        for folder, runs in zip(asked.pairs[::2], asked.pairs[1::2], strict=True)
        for row in judged(check, folder, runs)
    ]
    if asked.detail:
        show(found, asked.detail)
    thirds = ("tuned", "frozen") if asked.frozen else ("tuned",)
    made = {third: counted(found, third) for third in thirds}
    print(json.dumps(made, indent=1))


if __name__ == "__main__":
    main()
