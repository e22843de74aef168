"""What a message says, in a line of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from harness.outcomes import normalize

LONGEST = 150  # characters of a message in the table
QUOTED = re.compile(r"message = |item: '|^>")  # pytest's own words before a message
FRAME = re.compile(r"^(?:E +)*(?:\w+\.)?(?:AssertionError: )?(?:ERROR: )?")
TIME = re.compile(r"\bin \d+\.\d+ ?s\b|\d+\.\d+s\b")


def shortened(output: str, found: re.Match[str], root: Path) -> str:
    """The message in a line: where the pattern begins, and where it ends."""
    begin = output[: found.start()].rpartition("\n")[2]
    if QUOTED.search(begin):
        begin = ""
    end = output[found.end() :].partition("\n")[0]
    lines = [line for line in f"{begin}{found[0]}{end}".splitlines() if line.strip()]
    lines = [FRAME.sub("", line).split(r"\n")[0] for line in lines]
    chosen = [one[:LONGEST] for one in dict.fromkeys([lines[0], lines[-1]])]
    text = " … ".join(chosen).replace(f"{root}/", "").replace(f"{root.parent}/", "")
    return TIME.sub("…", normalize(text)).strip()


def markdown_table(names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table; characters that would end a cell are escaped."""
    escaped = (
        [one.replace("<", "&lt;").replace("|", "&#124;") for one in row] for row in rows
    )
    every = [names, ["---"] * len(names), *escaped]
    return "".join(f"| {' | '.join(row)} |\n" for row in every)
