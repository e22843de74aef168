"""Runs what the checker predicts: public programs, cell by cell, on several releases.

`python -m benchmarks.checker_runs FOLDER RUNS` reads programs in FOLDER (made by
`benchmarks.checker_corpus`), runs them, and appends to the file RUNS; it goes on where it
stopped. `--table` compares what RUNS has with what the checker says now.

A cell is counted where it is known to be right with its data: it ran somewhere, or the
checker finds no release for it. After a cell that failed, cells that use a name that it
would have made aren't counted.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.checker_corpus import PARTS, SOURCE, frozen
from harness import environments
from harness.project import here

RELEASES = ("2.4", "2.8", "2.12", "2.15", "2.16", "2.21")
INSIDE = Path(__file__).with_name("checker_inside.py")
# Not about a release: what a program needs and isn't here, and what follows from it.
OUTSIDE = {
    "NameError",
    "ConnectionError",
    "URLError",
    "HTTPError",
    "FileNotFoundError",
    "gaierror",
    "ConnectionRefusedError",
    "UnboundLocalError",
    "KeyboardInterrupt",
    "MemoryError",
    "NotADirectoryError",
}
NEEDS = (
    "get_file(",
    "tfds.",
    "urlretrieve",
    "tensorflow_datasets",
    "kaggle",
    "hub.KerasLayer",
    "hub.load",
    "sklearn",
    "pandas",
    "gym",
)


def checker() -> Any:
    sys.path.insert(0, str(SOURCE))
    from which_keras.check import Checker

    return Checker()


def programs(folder: Path) -> list[Path]:
    """The files to run, in a fixed order: of each name the oldest, then the newest, then the
    others; those that need the least first."""
    by_name: dict[str, list[Path]] = {}
    for part in PARTS:
        for path in sorted((folder / part.label).rglob("*")):
            if path.is_file() and path.stat().st_size < 400_000:
                by_name.setdefault(path.name, []).append(path)
    rows = []
    for name, paths in by_name.items():
        order = [paths[0], *paths[:0:-1]]
        for rank, path in enumerate(order[:3]):
            text = path.read_text("utf-8", errors="replace")
            needs = sum(text.count(one) > 0 for one in NEEDS)
            mixed = hashlib.sha256(name.encode()).hexdigest()
            script = path.suffix == ".py"  # many of them stop at their first line
            rows.append((rank + needs + script, needs, mixed, path))
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


def predicted(check: Any, path: Path) -> list[dict[str, Any]]:
    """The findings that break, with the cell and the line in it of each."""
    report = check.file(str(path))
    starts = [number for number, _ in cells(path)]
    found = []
    for one in report.findings:
        cell, line, end = one.cell, one.line, one.end_line
        if not cell:
            cell = max((n for n in starts if n <= line), default=1)
            line, end = line - cell + 1, end - cell + 1
        found.append(
            {
                "cell": cell,
                "line": line,
                "end": end,
                "level": one.level,
                "code": one.code,
                "name": one.name,
                "columns": one.columns,
            }
        )
    return found


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


def is_plain(text: str, line: int) -> bool:
    """Whether a line is in a statement at the left margin that runs when its cell runs."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    plain = (
        ast.Expr,
        ast.Assign,
        ast.AugAssign,
        ast.AnnAssign,
        ast.Import,
        ast.ImportFrom,
    )
    return any(
        isinstance(one, plain)
        and one.lineno <= line <= (one.end_lineno or one.lineno)
        and not any(isinstance(part, ast.Lambda) for part in ast.walk(one))
        for one in tree.body
    )


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
    chosen = programs(folder)[:limit]
    for begin in range(0, len(chosen), 25):
        some = chosen[begin : begin + 25]
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


def rows(runs: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in runs.read_text().splitlines()]


def names(text: str) -> tuple[set[str], set[str]]:
    """The names that a cell makes, and those that it reads."""
    made, read = set(), set()
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return made, read
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            (read if isinstance(node.ctx, ast.Load) else made).add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            made.add(node.name)
        elif isinstance(node, ast.alias):
            made.add((node.asname or node.name).partition(".")[0])
    # A method that failed may have changed its object.
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            made.add(node.value.id) if node.attr in CHANGING else None
    return made, read


CHANGING = {
    "add",
    "compile",
    "fit",
    "build",
    "load_weights",
    "set_weights",
    "adapt",
    "save",
    "save_weights",
}


def statement(text: str, line: int) -> tuple[int, int]:
    """The lines of the smallest statement around a line."""
    best = (line, line)
    size = 10**6
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return best
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt):
            last = node.end_lineno or node.lineno
            if node.lineno <= line <= last and last - node.lineno < size:
                best, size = (node.lineno, last), last - node.lineno
    return best


def is_outside(cell: list[Any]) -> bool:
    """Whether a failure isn't about a release."""
    if cell[1] != "raises":
        return cell[1] != "ok"
    kind, text = cell[2], cell[3]
    if kind in ("ModuleNotFoundError", "ImportError"):
        module = (
            text.partition("No module named '")[2].partition("'")[0].partition(".")[0]
        )
        return bool(module) and module not in ("keras", "tensorflow", "tf_keras")
    return kind in OUTSIDE or "nothing is downloaded here" in text or "Nothing" in text


def judged(folder: Path, runs: Path) -> Iterator[dict[str, Any]]:
    """Each cell on each release: what was predicted, and what it did."""
    check = checker()
    columns = check.table.columns
    by_path: dict[str, dict[str, Any]] = {}
    for row in rows(runs):
        release, _, path = row["key"].partition(" ")
        by_path.setdefault(path, {})[release] = row
    for path, found in by_path.items():
        texts = dict(cells(folder / path))
        findings = predicted(check, folder / path)
        made = list(one_program(path, found, texts, findings, columns))
        runs_somewhere = {r["cell"] for r in made if r["did"] == "ok"}
        for row in made:
            if (
                row["did"] == "raises"
                and not row["predicted"]
                and row["cell"] not in runs_somewhere
            ):
                continue
            yield row


def one_program(
    path: str,
    found: dict[str, Any],
    texts: dict[int, str],
    findings: list[dict[str, Any]],
    columns: list[str],
) -> Iterator[dict[str, Any]]:
    for release, row in found.items():
        bit = 1 << columns.index(release)
        here_ = [f for f in findings if f["columns"] & bit]
        breaks = [f for f in here_ if f["level"] == "breaks"]
        seen = {tuple(one) for one in row["seen"]}
        plain = {
            (f["cell"], f["line"])
            for f in breaks
            if is_plain(texts.get(f["cell"], ""), f["line"])
        }
        reached = (seen | plain).__contains__
        tainted: set[str] = set()
        for cell in row["cells"]:
            number = cell[0]
            makes, reads = names(texts[number])
            if reads & tainted:
                tainted |= makes
                continue
            if is_outside(cell):
                tainted |= makes
                continue
            if cell[1] == "raises":
                tainted |= makes
                hits = hit(cell[4], breaks, texts)
                other = hit(
                    cell[4], [f for f in here_ if f["level"] != "breaks"], texts
                )
                wrong = [
                    f
                    for f in breaks
                    if f["cell"] == number
                    and reached((f["cell"], f["line"]))
                    and f not in hits
                ]
                yield {
                    "path": path,
                    "release": release,
                    "cell": number,
                    "did": "raises",
                    "predicted": [f["code"] for f in hits],
                    "lesser": sorted({f["level"] for f in other}),
                    "names": [f["name"] for f in hits or wrong],
                    "error": f"{cell[2]}: {cell[3]}",
                    "place": cell[4],
                }
            else:
                wrong = [
                    f
                    for f in breaks
                    if f["cell"] == number and reached((f["cell"], f["line"]))
                ]
                yield {
                    "path": path,
                    "release": release,
                    "cell": number,
                    "did": "ok",
                    "predicted": [f["code"] for f in wrong],
                    "lesser": sorted(
                        {
                            f["level"]
                            for f in here_
                            if f["cell"] == number and f["level"] != "breaks"
                        }
                    ),
                    "names": [
                        f"{f['code']} {f['name']} line {f['line']}" for f in wrong
                    ],
                    "error": "",
                    "place": [],
                }


def hit(
    places: list[list[int]], findings: list[dict[str, Any]], texts: dict[int, str]
) -> list[dict[str, Any]]:
    """The findings in the statements through which an error came."""
    found = []
    for cell, line in places:
        first, last = statement(texts.get(cell, ""), line)
        found += [
            f
            for f in findings
            if f["cell"] == cell
            and f["line"] <= last
            and f["end"] >= first
            and f not in found
        ]
    return found


def table(folder: Path, runs: Path, detail: str) -> None:
    """The confusion tables, and with `detail` the rows of one third that don't agree."""
    counts: dict[str, Counter[str]] = {"tuned": Counter(), "frozen": Counter()}
    programs_: dict[str, set[str]] = {"tuned": set(), "frozen": set()}
    for row in judged(folder, runs):
        third = "frozen" if frozen(row["path"]) else "tuned"
        said = "breaks" if row["predicted"] else (row["lesser"] or ["runs"])[0]
        if said == "changes the result" or said == "warns":
            said = "changes or warns"
        counts[third][f"{said} / {row['did']}"] += 1
        programs_[third].add(row["path"])
        wrong = (row["did"] == "raises") != bool(row["predicted"])
        if wrong and third == detail:
            print(
                row["release"],
                row["path"],
                "cell",
                row["cell"],
                row["did"],
                row["names"],
                row["lesser"],
                row["place"][-2:],
            )
            print("   ", " ".join(row["error"].split())[:230])
    for third, found in counts.items():
        hits, false = found["breaks / raises"], found["breaks / ok"]
        missed = sum(n for key, n in found.items() if key.endswith("/ raises")) - hits
        print(third, f"{len(programs_[third])} programs", dict(sorted(found.items())))
        print(f"  precision {hits}/{hits + false}, recall {hits}/{hits + missed}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("runs", type=Path)
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--detail", default="", choices=["", "tuned", "frozen"])
    asked = parser.parse_args()
    if asked.table or asked.detail:
        checker()
        table(asked.folder, asked.runs, asked.detail)
    else:
        run(asked.folder, asked.runs, asked.limit, asked.seconds)


if __name__ == "__main__":
    main()
