"""Times of commands, in seconds of the clock."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Callable
from datetime import UTC, datetime

TIMES = 3


def today() -> str:
    return f"{datetime.now(UTC):%Y-%m-%d}"


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


def must(done: subprocess.CompletedProcess[str]) -> None:
    """Raises `ChildProcessError` where a command failed."""
    if done.returncode:
        raise ChildProcessError(f"{done.args}:\n{done.stdout}{done.stderr}"[-3000:])
