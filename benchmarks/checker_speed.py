"""What the command costs on a folder, and what vermin costs on the same files in the same run:
wall and CPU seconds, the least of some rounds that alternate, memory, and how both grow.

`python -m benchmarks.checker_speed FOLDER VERMIN [ROUNDS]`: the Python files below FOLDER, with
the code cells of notebooks there as scripts, for vermin reads no notebooks; the path of vermin's
command. Prints a line for each size and tool. Not in the gate: vermin isn't installed there,
and `tests/unit/test_checker_wheel.py` has the bounds.
"""

from __future__ import annotations

import ast
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.checker_corpus import SOURCE

SIZES = (250, 500, 1000)  # files
ROUNDS = 5


class Cost(NamedTuple):
    wall: float  # seconds
    cpu: float  # seconds, of all its processes
    megabytes: int  # of its largest process


def scripts(folder: Path) -> Iterator[str]:
    """The programs below a folder that CPython parses, in an order that is random, but fixed."""
    paths = sorted(p for p in folder.rglob("*") if p.suffix in (".py", ".ipynb"))
    random.Random(0).shuffle(paths)
    for path in paths:
        try:
            text = path.read_text("utf-8")
            source = text if path.suffix == ".py" else of_notebook(text)
            ast.parse(source)
        except (SyntaxError, ValueError, KeyError):
            continue
        yield source


def of_notebook(text: str) -> str:
    """Its code cells, with commands and magics as comments."""
    cells = [one for one in json.loads(text)["cells"] if one["cell_type"] == "code"]
    lines = "\n".join("".join(one["source"]) for one in cells).split("\n")
    return "\n".join(f"#{x}" if x.lstrip()[:1] in ("%", "!") else x for x in lines)


def cost(command: list[str], env: dict[str, str]) -> Cost:
    begun = time.monotonic()
    nothing = [(os.POSIX_SPAWN_OPEN, n, os.devnull, os.O_WRONLY, 0) for n in (1, 2)]
    pid = os.posix_spawn(command[0], command, os.environ | env, file_actions=nothing)
    _, _, used = os.wait4(pid, 0)
    wall = time.monotonic() - begun
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)


def main() -> None:
    texts = list(scripts(Path(sys.argv[1])))
    vermin = sys.argv[2]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else ROUNDS
    ours = [sys.executable, "-m", "which_keras", "check", "--quiet"]
    tools = {
        "which-keras": (ours, {"PYTHONPATH": str(SOURCE)}),
        "vermin": ([vermin, "--quiet", "--no-tips"], {}),
        "vermin, one process": ([vermin, "--quiet", "--no-tips", "--processes=1"], {}),
    }
    for size in (one for one in SIZES if one <= len(texts)):
        with tempfile.TemporaryDirectory() as folder:
            for number, text in enumerate(texts[:size]):
                Path(folder, f"script_{number}.py").write_text(text, "utf-8")
            found: dict[str, list[Cost]] = {name: [] for name in tools}
            for _ in range(rounds):
                for name, (command, env) in tools.items():
                    found[name].append(cost([*command, folder], env))
        lines = sum(text.count("\n") for text in texts[:size])
        for name, costs in found.items():
            wall, cpu = (min(getattr(c, k) for c in costs) for k in ("wall", "cpu"))
            most = max(one.megabytes for one in costs)
            what = f"{size:5} files, {lines:7,} lines, {name:20}"
            print(f"{what} {wall:6.2f} s, {cpu:6.2f} s CPU, {most:4} MB", flush=True)


if __name__ == "__main__":
    main()
