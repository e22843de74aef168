"""Times, commands, and copies of the project that grow."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from proof import environments, records
from proof.prove.scratch import lay

TIMED = ("learn/sequential", "learn/subclassing")  # pages whose programs all train
TIMES = 3
GROWTH = (1, 2, 4)
SECTIONS = ("errors", "install", "learn", "migrate")


def seconds(action: Callable[[], object]) -> float:
    started = time.monotonic()
    action()
    return time.monotonic() - started


def several(action: Callable[[], object]) -> list[float]:
    return [seconds(action) for _ in range(TIMES)]


def stated(samples: list[float], digits: int = 1) -> str:
    """Median and spread: `12.3 s (12.0 – 12.9)`."""
    low, middle, high = min(samples), statistics.median(samples), max(samples)
    return f"{middle:.{digits}f} s ({low:.{digits}f} – {high:.{digits}f})"


def call(
    words: Sequence[object], root: Path, variables: dict[str, str], check: bool = True
) -> None:
    """Runs a command; raises `ChildProcessError` with its last words where it fails."""
    done = subprocess.run(
        words,
        cwd=root,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if check and done.returncode:
        raise ChildProcessError(f"{' '.join(map(str, words))}:\n{done.stdout[-3000:]}")


def run(
    root: Path, *words: str, check: bool = True, variables: dict[str, str] | None = None
) -> None:
    """Runs a module of this Python in a copy of the project."""
    stated = {"NO_MKDOCS_2_WARNING": "1"} | (variables or {})
    call([sys.executable, "-m", *words], root, os.environ | stated, check)


@contextmanager
def scratch() -> Iterator[Path]:
    """A copy of the project, to grow and to change."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "project")
        lay(root)
        settings = root / "mkdocs.yml"
        text = settings.read_text("utf-8")
        settings.write_text(
            text.replace("omitted_files: warn", "omitted_files: ignore")
        )
        yield root


def grow(root: Path, number: int) -> None:
    """Adds one more copy of the examples: pages, programs, records."""
    for section in SECTIONS:
        name = f"{section}{number}"
        for folder in ("docs", "snippets", *generated()):
            source = root / folder / section
            if not source.exists():
                continue
            shutil.copytree(
                source, root / folder / name, ignore=shutil.ignore_patterns("*.ipynb")
            )
            for path in (root / folder / name).rglob("*.md"):
                text = path.read_text("utf-8")
                path.write_text(re.sub(rf'(?<=[" /]){section}/', f"{name}/", text))
        for env in environments.load_all().values():
            record = root / "environments" / env.name / records.FILE
            lines = record.read_text("utf-8").splitlines()
            begin = f'{{"example": "{section}/'
            copies = [
                one.replace(f"{section}/", f"{name}/", 1)
                for one in lines
                if one.startswith(begin)
            ]
            record.write_text("\n".join([*lines, *copies, ""]))


def generated() -> list[str]:
    """Folders of what pages include."""
    inner = ("", "run", "where", "diff")
    return [str(Path("generated", one)) for one in inner]


def sizes(root: Path) -> Iterator[int]:
    """Grows a copy of the project; yields how many times as many examples it holds."""
    for times in range(1, GROWTH[-1] + 1):
        if times > 1:
            grow(root, times)
        if times in GROWTH:
            yield times
