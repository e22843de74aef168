"""What the checker said of each cell of public programs, and what the cell did: the rows of
`benchmarks.checker_table`.
"""

from __future__ import annotations

import ast
import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.checker_runs import RELEASES, cells, marked, rows

# What made-up data is too short for.
EMPTY = ("non-empty array", "Empty logs", "data to be non-empty")
LEVELS = ["breaks", "changes the result", "warns", "perhaps"]
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
    "TBNotInstalledError",
}


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


class Names(NamedTuple):
    """The names of a cell."""

    made: set[str]  # bound, or changed by a method
    bound: set[str]
    needed: set[str]  # read before the cell binds them


def names(text: str) -> Names:
    found = Names(set(), set(), set())
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return found
    for statement_ in tree.body:
        read, bound, own = set(), set(), set()
        for node in ast.walk(statement_):
            if isinstance(node, ast.Name):
                (read if isinstance(node.ctx, ast.Load) else bound).add(node.id)
            elif isinstance(node, ast.arg):
                own.add(node.arg)
            elif isinstance(node, ast.comprehension):
                own |= loaded(node.target)
            elif isinstance(node, (ast.For, ast.withitem)):
                target = (
                    node.target if isinstance(node, ast.For) else node.optional_vars
                )
                own |= loaded(target)
            elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                bound.add(node.name)
            elif isinstance(node, ast.alias):
                bound.add((node.asname or node.name).partition(".")[0])
            elif isinstance(node, ast.Attribute) and node.attr in CHANGING:
                # A method that failed may have changed its object.
                found.made.update(loaded(node.value))
        found.needed.update(read - own - found.bound)
        found.bound.update(bound)
    found.made.update(found.bound)
    return found


def loaded(node: ast.AST | None) -> set[str]:
    """The names in an expression or a target."""
    nodes = ast.walk(node) if node else ()
    return {one.id for one in nodes if isinstance(one, ast.Name)}


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
    if any(one in text for one in EMPTY):
        return True
    return kind in OUTSIDE or "nothing is downloaded here" in text or "Nothing" in text


def judged(check: Any, folder: Path, runs: Path) -> Iterator[dict[str, Any]]:
    """Each cell on each release: what was predicted, and what it did."""
    columns = check.table.columns
    by_path: dict[str, dict[str, Any]] = {}
    for row in rows(runs):
        release, _, path = row["key"].partition(" ")
        by_path.setdefault(path, {})[release] = row
    for path, found in by_path.items():
        texts = dict(cells(folder / path))
        findings = predicted(check, folder / path)
        used = {cell for cell, _ in marked(check, folder / path)}
        made = list(one_program(path, found, texts, findings, columns))
        ran = {row["cell"] for row in made if row["did"] == "ok"}
        kept = [row for row in made if is_counted(row, ran)]
        releases = Counter(row["cell"] for row in kept)
        for row in kept:
            text = "\n".join(line.strip() for line in texts[row["cell"]].splitlines())
            row["digest"] = hashlib.sha256(text.strip().encode()).hexdigest()[:16]
            row["whole"] = releases[row["cell"]] == len(RELEASES)
            row["uses"] = row["cell"] in used
            yield row


def is_counted(row: dict[str, Any], ran: set[int]) -> bool:
    """Whether a cell is right with its data: it ran somewhere, or was predicted to fail."""
    return row["did"] == "ok" or bool(row["predicted"]) or row["cell"] in ran


def one_program(
    path: str,
    found: dict[str, Any],
    texts: dict[int, str],
    findings: list[dict[str, Any]],
    columns: list[str],
) -> Iterator[dict[str, Any]]:
    for release, row in found.items():
        bit = 1 << columns.index(release)
        here_ = [one for one in findings if one["columns"] & bit]
        # A function's line is reached by a later cell, which fails there.
        places = [at for cell in row["cells"] if cell[1] == "raises" for at in cell[4]]
        blamed = {(one["cell"], one["line"]) for one in hit(places, here_, texts)}
        seen = {tuple(one) for one in row["seen"]} - blamed
        tainted: set[str] = set()
        for cell in row["cells"]:
            own = names(texts[cell[0]])
            if own.needed & tainted or is_outside(cell):
                tainted |= own.made
                continue
            if cell[1] == "raises":
                tainted |= own.made
            else:
                tainted -= own.bound
            yield {
                "path": path,
                "release": release,
                **one_cell(cell, here_, seen, texts),
            }


def one_cell(
    cell: list[Any],
    findings: list[dict[str, Any]],
    seen: set[tuple[int, int]],
    texts: dict[int, str],
) -> dict[str, Any]:
    """What was said of a cell on one release, and what it did there. `false` are findings that
    break on lines that were reached and didn't fail."""
    number, raises = cell[0], cell[1] == "raises"
    places = cell[4] if raises else []
    hits = hit(places, findings, texts) if raises else []
    breaks = [one for one in findings if one["level"] == "breaks"]
    false = [
        one
        for one in breaks
        if one["cell"] == number
        and one not in hits
        and (
            (number, one["line"]) in seen
            or (not raises and is_plain(texts.get(number, ""), one["line"]))
        )
    ]
    lesser = hits if raises else [one for one in findings if one["cell"] == number]
    said = [one for one in hits if one["level"] == "breaks"] if raises else false
    levels = {one["level"] for one in lesser} - {"breaks"}
    return {
        "cell": number,
        "did": "raises" if raises else "ok",
        "predicted": [one["code"] for one in said],
        "lesser": sorted(levels, key=LEVELS.index),
        "names": [f"{one['code']} {one['name']} line {one['line']}" for one in said],
        "false": [f"{one['code']} {one['name']} line {one['line']}" for one in false],
        "error": f"{cell[2]}: {cell[3]}" if raises else "",
        "place": places,
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
