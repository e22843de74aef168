"""Reads files as Python that can be parsed: scripts, notebooks, what was pasted.

What isn't Python is left out, and a note says so; line numbers stay.
"""

import ast
import io
import json
import os
import re
import tokenize
from typing import Any, Dict, Iterator, List, NamedTuple, Tuple

from which_keras import clean

SUFFIXES = (".py", ".ipynb")
SKIPPED = {
    ".git",
    ".hg",
    ".svn",
    ".tox",
    ".nox",
    ".venv",
    "venv",
    "node_modules",
    "__pycache__",
    ".ipynb_checkpoints",
    "site-packages",
    ".eggs",
    ".mypy_cache",
    ".ruff_cache",
}
LARGEST = {".py": 5_000_000, ".ipynb": 60_000_000}  # bytes
# Magics whose cell is Python.
PYTHON_CELLS = {
    "capture",
    "debug",
    "ipytest",
    "prun",
    "pypy",
    "python",
    "python3",
    "time",
    "timeit",
}
PYTHON_2 = re.compile(
    r"^\s*(print\s+[^\s(=.,)\]]|exec\s+['\"\w]|raise\s+\w+\s*,|except\s+\w+\s*,\s*\w+\s*:)",
    re.M,
)


class Unit(NamedTuple):
    """What is parsed at once: a file, or a cell."""

    text: str
    cell: int  # from 1; 0 in a script


class Source(NamedTuple):
    """A file: its units, the lines that install something, and notes."""

    path: str
    units: List[Unit]
    commands: List[str]
    notes: List[str]


class Unreadable(Exception):
    """A file that can't be read; the message says why."""


def walk(paths: List[str], notes: List[str]) -> Iterator[str]:
    """The files to check; notes say what can't be entered."""
    seen = set()
    for path in paths:
        if os.path.isdir(path):
            for one in sorted(inside(path, notes)):
                if one not in seen:
                    seen.add(one)
                    yield one
        elif path not in seen:
            seen.add(path)
            yield path


def inside(folder: str, notes: List[str]) -> Iterator[str]:
    def failed(error: OSError) -> None:
        notes.append(
            f"{error.filename}: {(error.strerror or 'unreadable').lower()}, left out"
        )

    for here, folders, files in os.walk(folder, onerror=failed):
        folders[:] = [one for one in folders if one not in SKIPPED]
        for name in files:
            if not name.endswith(SUFFIXES):
                continue
            path = os.path.join(here, name)
            if os.path.exists(path) and not os.path.isfile(path):
                notes.append(f"{path}: a pipe, a socket, or a device, left out")
                continue  # reading it could wait forever
            yield path


def load(path: str) -> Source:
    """A file; raises `Unreadable`."""
    suffix = ".ipynb" if path.endswith(".ipynb") else ".py"
    try:
        size = os.path.getsize(path)
        if size > LARGEST[suffix]:
            raise Unreadable(
                f"{size:,} bytes are too many; the limit is {LARGEST[suffix]:,}"
            )
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise Unreadable((error.strerror or str(error)).lower()) from error
    return source(path, data)


def source(path: str, data: bytes) -> Source:
    """What bytes contain; raises `Unreadable`."""
    if b"\0" in data:
        raise Unreadable("a binary file")
    if b"keras" not in data:
        return Source(path, [], [], [])
    text = decoded(data)
    if path.endswith(".ipynb") or looks_like_notebook(text):
        return notebook(path, text)
    commands: List[str] = []
    cleaned = clean.clean(text, commands)
    return Source(path, [Unit(cleaned, 0)], commands, [])


def decoded(data: bytes) -> str:
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
    except (SyntaxError, LookupError, UnicodeDecodeError) as error:
        raise Unreadable(f"not text: {error}") from error
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def looks_like_notebook(text: str) -> bool:
    return text[:1] == "{" and '"cells"' in text and '"nbformat"' in text


def notebook(path: str, text: str) -> Source:
    try:
        data = json.loads(text)
        cells = data["cells"] if "cells" in data else data["worksheets"][0]["cells"]
        found = [one for one in cells if one.get("cell_type") == "code"]
    except RecursionError as error:
        raise Unreadable("a broken notebook: nested too deep") from error
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        what = str(error) if isinstance(error, ValueError) else "no cells"
        raise Unreadable(f"a broken notebook: {what}") from error
    units, commands = [], []
    for number, cell in enumerate(found, 1):
        given = cell.get("source", cell.get("input", ""))
        code = "".join(map(str, given)) if isinstance(given, list) else str(given)
        if is_python(code, cell):
            units.append(Unit(clean.clean(code, commands), number))
        else:
            commands += [
                line for line in code.splitlines() if clean.INSTALL.search(line)
            ]
    return Source(path, units, commands, [])


def is_python(code: str, cell: Dict[str, Any]) -> bool:
    """Whether a cell is Python: by its magic, or what its editor says."""
    metadata = cell.get("metadata") or {}
    language = (metadata.get("vscode") or {}).get("languageId", "python")
    if language != "python":
        return False
    first = code.lstrip()
    if not first.startswith("%%"):
        return True
    magic = re.match(r"%%(\w*)", first)
    return bool(magic) and magic[1] in PYTHON_CELLS  # type: ignore[index]


def trees(unit: Unit) -> Tuple[List[ast.Module], List[str]]:
    """The parsed unit. Where it isn't Python, what of it is, and notes on the rest."""
    try:
        return [clean.parse(unit.text)], []
    except (RecursionError, MemoryError):
        return [], ["nested too deep to be parsed"]
    except (SyntaxError, ValueError) as error:
        why = error
    found: List[ast.Module] = []
    left: List[Tuple[int, str]] = []
    for first, lines in chunks(unit.text):
        chunk = "\n".join(lines)
        try:
            tree = clean.parse(chunk)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            line = first + (getattr(error, "lineno", None) or 1)
            is_old = PYTHON_2.search(chunk)
            left.append((line, "Python 2" if is_old else "not Python"))
            continue
        ast.increment_lineno(tree, first)
        found.append(tree)
    return found, shortened(left) or [f"{getattr(why, 'lineno', 1)}: not Python"]


def shortened(left: List[Tuple[int, str]]) -> List[str]:
    """At most five notes on what isn't Python."""
    notes = [f"{line}: {what}, left out" for line, what in left]
    if len(notes) <= 5:
        return notes
    return [*notes[:4], f"{left[4][0]}: not Python, left out, and {len(left) - 5} more"]


CONTINUES = re.compile(r"^(?:[\s)\]}#]|(?:else|elif|except|finally)\b|$)")


def chunks(text: str) -> Iterator[Tuple[int, List[str]]]:
    """The statements at the left margin, each with the lines before it."""
    lines = text.split("\n")
    begin, decorated, quoted = 0, False, False
    for number, line in enumerate(lines):
        was_quoted = quoted
        quoted ^= bool((line.count('"""') + line.count("'''")) % 2)
        if was_quoted or CONTINUES.match(line):
            continue
        if number > begin and not decorated:
            yield begin, lines[begin:number]
            begin = number
        decorated = line.startswith("@")
    yield begin, lines[begin:]
