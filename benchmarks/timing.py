"""Times of commands, in seconds of the clock."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

TIMES = 3


def seconds(action: Callable[[], object]) -> float:
    started = time.monotonic()
    action()
    return time.monotonic() - started


def several(action: Callable[[], object]) -> list[float]:
    return [seconds(action) for _ in range(TIMES)]


def stated(samples: list[float]) -> str:
    """Median and spread: `12.3 s (12.0 – 12.9)`."""
    middle = statistics.median(samples)
    return f"{middle:.1f} s ({min(samples):.1f} – {max(samples):.1f})"


def ratio(ours: list[float], stock: list[float]) -> str:
    return f"{statistics.median(ours) / statistics.median(stock):.2f}"


def call(
    *words: object,
    root: Path,
    variables: Mapping[str, str] = os.environ,
    check: bool = True,
) -> str:
    """Runs a command. Returns its output; raises `ChildProcessError` where it fails."""
    done = subprocess.run(
        list(map(str, words)),
        cwd=root,
        env={"NO_MKDOCS_2_WARNING": "1", **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if check and done.returncode:
        raise ChildProcessError(f"{' '.join(map(str, words))}:\n{done.stdout[-3000:]}")
    return done.stdout


def run(root: Path, *words: object, check: bool = True) -> str:
    """Runs a module of this Python."""
    return call(sys.executable, "-m", *words, root=root, check=check)
