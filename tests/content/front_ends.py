"""The checker's two front ends, side by side: the command reads by CPython's parser, the page
by Lezer's tolerant grammar. Both must say the same of the same file.

`python -m tests.content.front_ends FOLDER` compares them on the public corpora that
`benchmarks.checker_corpus` wrote to a folder, and writes `checker/evidence/front-ends.json`:
of each corpus counts, a digest of what the command says, and the files of which the two say
something else, with the reason.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.checker_corpus import PARTS
from harness.project import here

EVIDENCE = Path("checker", "evidence", "front-ends.json")
NOT_PYTHON = "not Python"
ABOUT = (
    "What both front ends say of public scripts and notebooks: python -m"
    " tests.content.front_ends FOLDER. `differ` has the files of which they say something"
    f" else, with the reason. {NOT_PYTHON}: CPython's parser refuses a part, which the command"
    " leaves out and says so; the page's parser reads it."
)
SCRIPT = Path("tests", "js", "front-end.js")
LARGEST = 5_000_000  # bytes
SUFFIXES = (".py", ".ipynb")


def files(folders: Iterable[Path]) -> list[Path]:
    return [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in SUFFIXES and path.is_file() and path.stat().st_size < LARGEST
    ]


def said(paths: list[Path]) -> tuple[list[Any], list[Any]]:
    """What each front end says of files: the command's, the page's."""
    root = here().root
    page = subprocess.Popen(
        ["node", root / SCRIPT],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert page.stdin is not None
    page.stdin.write("".join(f"{path.resolve()}\n" for path in paths))
    page.stdin.close()
    page.stdin = None
    command = by_command(paths)  # while the other one works
    printed, _ = page.communicate()
    assert page.returncode == 0, f"{SCRIPT} failed"
    return json.loads(json.dumps(command)), json.loads(printed)


def by_command(paths: list[Path]) -> list[Any]:
    folder = str(here().root / "checker" / "src")
    sys.path.insert(0, folder)
    try:
        read, dump, check = (
            importlib.import_module(f"which_keras.{name}")
            for name in ("read", "dump", "check")
        )
    finally:
        sys.path.remove(folder)
    checker = check.Checker()
    return [of_file(path, checker, read, dump) for path in paths]


def of_file(path: Path, checker: Any, read: Any, dump: Any) -> dict[str, Any]:
    data = path.read_bytes()
    try:
        report = checker.source(read.source(str(path), data))
        uses = dump.uses(checker, data.decode(errors="replace"), str(path))
    except read.Unreadable:
        return {"unreadable": True}
    findings = [
        [
            *(f.cell, f.line, f.column, f.end_line, f.end_column),
            *(f.code, f.level, f.name, f.message, f.columns),
            f.instead.text if f.instead else None,
        ]
        for f in report.findings
    ]
    return {"uses": uses, "findings": findings, "unclear": report.unclear}


def reason(path: Path) -> str:
    """Why the two differ on a file; empty where that isn't known."""
    sys.path.insert(0, str(here().root / "checker" / "src"))
    read = importlib.import_module("which_keras.read")
    notes = [
        note for unit in read.load(str(path)).units for note in read.trees(unit)[1]
    ]
    return NOT_PYTHON if any("Python" in note for note in notes) else ""


def compared(folder: Path) -> dict[str, Any]:
    """Counts, a digest, and the files of which the two say something else."""
    paths = files([folder])
    command, page = said(paths)
    differ = {
        str(path.relative_to(folder)): reason(path)
        for path, one, other in zip(paths, command, page, strict=True)
        if one != other
    }
    text = json.dumps(command, sort_keys=True)
    return {
        "files": len(paths),
        "uses": sum(len(one.get("uses", ())) for one in command),
        "findings": sum(len(one.get("findings", ())) for one in command),
        "digest": hashlib.sha256(text.encode()).hexdigest(),
        "differ": differ,
    }


def main(folder: Path) -> None:
    rows = []
    for part in PARTS:
        found = compared(folder / part.label)
        rows.append({**part._asdict(), **found})
        print(part.label, found["files"], found["differ"], flush=True)
    data = {"about": ABOUT, "corpora": rows}
    (here().root / EVIDENCE).write_text(json.dumps(data, indent=1) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
