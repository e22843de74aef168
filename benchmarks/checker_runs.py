"""Runs what the checker predicts: public programs, cell by cell, on several releases.

`python -m benchmarks.checker_runs FOLDER RUNS` reads programs in FOLDER (made by
`benchmarks.checker_corpus` or `checker_docstrings`), runs them, and appends to the file RUNS;
it goes on where it stopped. `benchmarks.checker_table` compares that with what the checker
says.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.checker_corpus import PARTS, SOURCE
from benchmarks.checker_docstrings import PARTS as DOCSTRINGS
from harness import environments
from harness.project import here

RELEASES = ("2.4", "2.8", "2.12", "2.15", "2.16", "2.21")
INSIDE = Path(__file__).with_name("checker_inside.py")
# What isn't here and has no stand-in: a program with it stops early.
NEEDS = (
    "get_file(",
    "tfds.builder",
    "urlretrieve",
    "image_dataset_from_directory",
    "flow_from_directory",
    "kaggle",
    "hub.",
    "transformers",
    "gym",
    "TPUClusterResolver",
    "tf.estimator",
    "applications.",
    "pd.",
)
LARGEST = 12_000_000  # bytes, of a notebook with its pictures
BATCH = 24  # programs, before the next release imports TensorFlow
LEAST = 3  # uses of Keras, of a program


def checker() -> Any:
    sys.path.insert(0, str(SOURCE))
    from which_keras.check import Checker

    return Checker()


def programs(check: Any, folder: Path) -> list[Path]:
    """The files to run, in a fixed order: those that need the least first, then of each name
    the oldest, the newest, and one between them."""
    by_name: dict[str, list[Path]] = {}
    for part in (*PARTS, *DOCSTRINGS):
        for path in sorted((folder / part.label).rglob("*")):
            if path.is_file() and path.stat().st_size < LARGEST:
                key = str(path) if part in DOCSTRINGS else path.name
                by_name.setdefault(key, []).append(path)
    rows = []
    for key, paths in by_name.items():
        order = [paths[0], *paths[:0:-1]]
        for rank, path in enumerate(order[:3]):
            texts = cells(path)
            if not texts or check.file(str(path)).uses < LEAST:
                continue
            needs = sum(any(one in text for _, text in texts) for one in NEEDS)
            mixed = hashlib.sha256(key.encode()).hexdigest()
            script = path.suffix == ".py"  # many of them stop at their first line
            rows.append((rank + 2 * needs + 2 * script, mixed, path))
    return [row[-1] for row in sorted(rows)]


def cells(path: Path) -> list[tuple[int, str]]:
    """The cells of a program; of a script, its statements at the left margin."""
    from which_keras import read

    try:
        source = read.load(str(path))
    except read.Unreadable:
        return []
    if source.units and source.units[0].cell:
        return [(unit.cell, unit.text) for unit in source.units]
    return [
        (first + 1, "\n".join(lines))
        for unit in source.units
        for first, lines in read.chunks(unit.text)
        if any(line.strip() for line in lines)
    ]


def marked(check: Any, path: Path) -> list[tuple[int, int]]:
    """The lines with a use of Keras or of a name that not each release has, each with its cell: whether they
    are reached is noted."""
    from which_keras import dump

    starts = [number for number, _ in cells(path)]
    found = set()
    for cell, line in dump.places(check, str(path)):
        if not cell:
            cell = max((n for n in starts if n <= line), default=1)
            line = line - cell + 1
        found.add((cell, line))
    return sorted(found)


class Runner:
    """One release: a process that has imported TensorFlow and forks for each program."""

    def __init__(self, release: str) -> None:
        project = here()
        env = environments.load_all(project)[release]
        python = environments.make(project, env)
        self.process = subprocess.Popen(
            ["nice", "-n", "5", str(python), str(INSIDE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def run(self, job: dict[str, Any]) -> dict[str, Any]:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("the process of an environment ended")
        return json.loads(line)

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()  # a thread of TensorFlow that doesn't end
            self.process.wait()


def run(folder: Path, runs: Path, limit: int, seconds: float) -> None:
    """Runs the first `limit` programs on each release, as long as `seconds` allow."""
    check = checker()
    done = {row["key"] for row in rows(runs)} if runs.exists() else set()
    begun = time.monotonic()
    chosen = programs(check, folder)[:limit]
    print(len(chosen), "programs", flush=True)
    for begin in range(0, len(chosen), BATCH):
        some = chosen[begin : begin + BATCH]
        for release in RELEASES:
            jobs = [(f"{release} {one.relative_to(folder)}", one) for one in some]
            jobs = [(key, one) for key, one in jobs if key not in done]
            if not jobs:
                continue
            runner = Runner(release)
            for key, path in jobs:
                if time.monotonic() - begun > seconds:
                    runner.close()
                    return
                lines = marked(check, path)
                made = runner.run({"key": key, "cells": cells(path), "lines": lines})
                with runs.open("a") as file:
                    file.write(json.dumps(made) + "\n")
            runner.close()
        print(begin + len(some), round(time.monotonic() - begun), flush=True)


def rows(runs: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in runs.read_text().splitlines()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("runs", type=Path)
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=3600)
    asked = parser.parse_args()
    run(asked.folder, asked.runs, asked.limit, asked.seconds)


if __name__ == "__main__":
    main()
