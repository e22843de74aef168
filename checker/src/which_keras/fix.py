"""Edits that are tested: the old line and the new one were run, each on its side.

Everything else stays a remark. Each edit is one of those below; what it made is parsed
and checked again, and an edit that leaves its finding is undone.
"""

import ast
import difflib
import json
import re
from typing import Any, Dict, List, NamedTuple, Optional, Tuple

from which_keras import read
from which_keras.check import Checker, Finding, Report

METHODS = {
    "fit_generator": "fit",
    "evaluate_generator": "evaluate",
    "predict_generator": "predict",
    "reset_states": "reset_state",
}
OF_METRICS = {"reset_states"}
LOSSES = {
    "mean_squared_error": "mse",
    "mean_absolute_error": "mae",
    "mean_absolute_percentage_error": "mape",
    "mean_squared_logarithmic_error": "msle",
}


class Edit(NamedTuple):
    """Replaces a part of one line, in characters from 0."""

    cell: int
    line: int
    first: int
    last: int
    text: str


def edit_of(one: Finding, lines: List[str]) -> Optional[Edit]:
    """The edit that fixes a finding, or None where none is tested."""
    if not 0 < one.line <= len(lines) or one.level == "perhaps":
        return None
    last = one.name.rpartition(".")[2]
    if (
        one.code in ("KT111", "KT112", "KT113")
        and one.word == "lr"
        and ".optimizers." in one.name
    ):
        words = {keyword.arg for keyword in getattr(one.node, "keywords", ())}
        return (
            None
            if "learning_rate" in words
            else argument(one, lines, "lr", "learning_rate")
        )
    if one.code == "KT121" and last in METHODS:
        if last in OF_METRICS and ".metrics." not in one.name:
            return None
        if last.endswith("_generator") and len(getattr(one.node, "args", ())) > 1:
            return None  # the parameters are in another order
        return at_end(one, lines, last, METHODS[last])
    if one.code == "KT101" and ".layers.experimental.preprocessing." in one.name:
        return path(one, lines, ".experimental.preprocessing.", ".")
    if (
        one.code == "KT101"
        and last in LOSSES
        and ".losses." in one.name
        and isinstance(one.node, (ast.Attribute, ast.Call))
    ):
        return at_end(one, lines, last, LOSSES[last])
    if one.code == "KT207" and last == "get_shape" and isinstance(one.node, ast.Call):
        return shape(one, lines)
    return None


def argument(one: Finding, lines: List[str], old: str, new: str) -> Optional[Edit]:
    """Renames a keyword; on Python 3.8 only the place of its value is known."""
    for keyword in one.node.keywords:
        if keyword.arg == old:
            value = keyword.value
            line = lines[value.lineno - 1]
            before = line.encode()[: value.col_offset].decode()
            match = re.search(rf"\b{old}\s*=\s*\(*\s*$", before)
            if match:
                return Edit(
                    one.cell, value.lineno, match.start(), match.start() + len(old), new
                )
    return None


def at_end(one: Finding, lines: List[str], old: str, new: str) -> Optional[Edit]:
    """Replaces the last part of a dotted name."""
    line = lines[one.end_line - 1]
    last = one.end_column - 1
    first = last - len(old)
    return (
        Edit(one.cell, one.end_line, first, last, new)
        if line[first:last] == old
        else None
    )


def path(one: Finding, lines: List[str], old: str, new: str) -> Optional[Edit]:
    if one.line != one.end_line:
        return None
    line = lines[one.line - 1]
    first = line.find(old, one.column - 1, one.end_column - 1)
    return (
        Edit(one.cell, one.line, first, first + len(old), new) if first >= 0 else None
    )


def shape(one: Finding, lines: List[str]) -> Optional[Edit]:
    line = lines[one.end_line - 1]
    first = one.end_column - 1 - len("get_shape")
    match = re.compile(r"get_shape\(\)").match(line, first)
    return Edit(one.cell, one.end_line, first, match.end(), "shape") if match else None


class Fixed(NamedTuple):
    """A fixed file: its text before and after, and how many findings are left."""

    path: str
    before: str
    after: str
    edits: int
    left: int

    @property
    def diff(self) -> str:
        lines = difflib.unified_diff(
            self.before.splitlines(True),
            self.after.splitlines(True),
            self.path,
            self.path,
        )
        return "".join(one if one.endswith("\n") else one + "\n" for one in lines)


def mended(
    checker: Checker,
    report: Report,
    findings: List[Finding],
    since: Optional[Tuple[int, ...]],
) -> Optional[Fixed]:
    """A file with the tested edits; None where there are none. `since` is the oldest
    release on which it has to run."""
    with open(report.path, encoding="utf-8", newline="") as file:
        before = file.read()
    cells = texts(report.path, before)
    if cells is None:
        return None
    edits = []
    for one in findings:
        lines = cells.get(one.cell, "").split("\n")
        edit = edit_of(one, lines)
        if edit and edit not in edits and new_enough(one, since):
            edits.append(edit)
    made = dict(cells)
    for edit in sorted(edits, reverse=True):
        lines = made[edit.cell].split("\n")
        line = lines[edit.line - 1]
        lines[edit.line - 1] = line[: edit.first] + edit.text + line[edit.last :]
        made[edit.cell] = "\n".join(lines)
    after = whole(report.path, before, made)
    if after == before:
        return None
    again = checker.source(read.source(report.path, after.encode()))
    count = len(findings) - len(edits)
    return (
        Fixed(report.path, before, after, len(edits), max(count, 0))
        if improved(report, again)
        else None
    )


def improved(before: Report, after: Report) -> bool:
    """Whether nothing new is wrong, and nothing became unreadable."""
    old = {(one.cell, one.line, one.code, one.name) for one in before.findings}
    new = {
        (one.cell, one.line, one.code, one.name)
        for one in after.findings
        if one.level == "breaks"
    }
    return len(after.notes) <= len(before.notes) and len(new - old) <= len(old - new)


def new_enough(one: Finding, since: Optional[Tuple[int, ...]]) -> bool:
    """Whether the new line runs on the oldest release that is wanted."""
    if since is None or one.instead is None:
        return True
    return tuple(int(n) for n in one.instead.since.split(".")) <= since


def texts(path: str, text: str) -> Optional[Dict[int, str]]:
    """The text of each cell; None of a notebook whose layout can't be kept."""
    if not path.endswith(".ipynb"):
        return {0: text.replace("\r\n", "\n")}
    data = json.loads(text)
    if layout(data, text) is None:
        return None
    return {number: joined(cell) for number, cell in enumerate(code_cells(data), 1)}


def code_cells(data: Any) -> List[Dict[str, Any]]:
    return [one for one in data.get("cells", []) if one.get("cell_type") == "code"]


def joined(cell: Dict[str, Any]) -> str:
    given = cell.get("source", "")
    return "".join(given) if isinstance(given, list) else str(given)


def layout(data: Any, text: str) -> Optional[Dict[str, Any]]:
    """How a notebook's JSON was written."""
    for indent in (1, 2, 4, None):
        for plain in (False, True):
            options = {"indent": indent, "ensure_ascii": plain}
            if json.dumps(data, **options) == text.rstrip("\n"):  # type: ignore[arg-type]
                return options
    return None


def whole(path: str, before: str, cells: Dict[int, str]) -> str:
    if not path.endswith(".ipynb"):
        after = cells[0]
        return after.replace("\n", "\r\n") if "\r\n" in before else after
    data = json.loads(before)
    options = layout(data, before)
    assert options is not None
    for number, cell in enumerate(code_cells(data), 1):
        if joined(cell) != cells[number]:
            is_list = isinstance(cell["source"], list)
            cell["source"] = (
                cells[number].splitlines(True) if is_list else cells[number]
            )
    return json.dumps(data, **options) + "\n" * before.endswith("\n")
