"""For which release code is: what its project requires, what its notebook installs."""

import os
import re
from typing import List, Optional, Tuple

FILES = (
    "pyproject.toml",
    "requirements.txt",
    "requirements-dev.txt",
    "setup.cfg",
    "setup.py",
    "Pipfile",
    "environment.yml",
    "environment.yaml",
)
REQUIRED = re.compile(
    r"""(?<![\w.-])tensorflow(?:-cpu|-gpu|-macos|-intel)?(?:\[[^\]]*\])?["']?\s*(?:=\s*["'])?"""
    r"(?P<clauses>(?:(?:===?|~=|>=|<=|!=|<|>|=)\s*[\d.*]+[a-z0-9]*\s*,?\s*)+)"
)
CLAUSE = re.compile(r"(===?|~=|>=|<=|!=|<|>|=)\s*([\d.]+)")


class Requirement(Tuple[int, str]):
    """The columns that a requirement allows, as a mask, and how it is written."""


def number(text: str) -> Tuple[int, ...]:
    return tuple(int(n) for n in re.findall(r"\d+", text))


def allowed(clauses: str, columns: List[str]) -> int:
    """The columns that `>=2.4,<2.16` allows, as a mask."""
    found = 0
    for place, column in enumerate(columns):
        if all(
            fits(number(column), sign, number(n)) for sign, n in CLAUSE.findall(clauses)
        ):
            found |= 1 << place
    return found


def fits(column: Tuple[int, ...], sign: str, wanted: Tuple[int, ...]) -> bool:
    """Whether some patch of a release fits."""
    minor = wanted[:2]
    if len(wanted) < 2:
        minor = (*wanted, 0)
    if sign in ("==", "===", "="):
        return column[: len(wanted[:2])] == wanted[:2]
    if sign == "~=":
        return (
            column == minor
            if len(wanted) > 2
            else column >= minor and column[0] == minor[0]
        )
    if sign == ">=":
        return column >= minor
    if sign == "<=":
        return column <= minor
    if sign == "<":
        return column < minor or (len(wanted) > 2 and wanted[2] > 0 and column == minor)
    if sign == ">":
        return column > minor or (len(wanted) > 2 and column == minor)
    return not (len(wanted) <= 2 and column == minor)


def project(path: str, columns: List[str]) -> Optional[Tuple[int, str]]:
    """The columns that the nearest project file allows, and where it says so."""
    folder = os.path.abspath(
        path if os.path.isdir(path) else os.path.dirname(path) or "."
    )
    while True:
        for name in FILES:
            found = required(os.path.join(folder, name), columns)
            if found:
                return found
        above = os.path.dirname(folder)
        if above == folder or os.path.exists(os.path.join(folder, ".git")):
            return None
        folder = above


def required(path: str, columns: List[str]) -> Optional[Tuple[int, str]]:
    """What one project file requires."""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read(1_000_000)
    except (OSError, UnicodeDecodeError):
        return None
    for match in REQUIRED.finditer(re.sub(r"(?m)#.*$", "", text)):
        mask = allowed(match["clauses"], columns)
        if mask:
            return (
                mask,
                f"{os.path.basename(path)}: tensorflow{match['clauses'].strip().rstrip(',')}",
            )
    return None


def written_for(commands: List[str], columns: List[str]) -> str:
    """What a notebook installs: `tensorflow==2.4`."""
    for one in commands:
        match = REQUIRED.search(one)
        if match and allowed(match["clauses"], columns):
            return f"tensorflow{match['clauses'].strip().rstrip(',')}"
    return ""


def newest(mask: int) -> int:
    """The newest column of a mask."""
    return mask.bit_length() - 1


def oldest(mask: int) -> int:
    return (mask & -mask).bit_length() - 1


def column(text: str, columns: List[str]) -> int:
    """The column of `2.16` or `2.16.2`; raises `ValueError`."""
    wanted = ".".join(text.lstrip("v").split(".")[:2])
    if wanted not in columns:
        raise ValueError(
            f"{text!r} isn't a release that was tested: {', '.join(columns)}"
        )
    return columns.index(wanted)
