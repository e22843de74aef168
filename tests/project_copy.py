"""A copy of this project, to break on purpose."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

LEFT_OUT = (".venv", ".git", "site", "node_modules", ".ruff_cache", ".mypy_cache")


@dataclass(frozen=True)
class ProjectCopy:
    """One copy; `restore` puts back what was edited or added."""

    root: Path
    original: Path
    touched: set[str]

    @classmethod
    def lay(cls, root: Path, original: Path) -> ProjectCopy:
        def left_out(folder: str, _: list[str]) -> tuple[str, ...]:
            return LEFT_OUT if Path(folder) == original else ()

        shutil.copytree(original, root, symlinks=True, ignore=left_out)
        return cls(root, original, set())

    def edit(self, file: str, old: str, new: str) -> None:
        """Replaces a text that is there once."""
        path = self.root / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{file} contains {old!r} {text.count(old)} times"
        self.touched.add(file)
        path.write_text(text.replace(old, new), "utf-8")

    def add(self, file: str, text: str) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        self.touched.add(file)
        path.write_text(text, "utf-8")

    def restore(self) -> None:
        for file in self.touched:
            if (self.original / file).exists():
                shutil.copy2(self.original / file, self.root / file)
            else:
                (self.root / file).unlink()
        self.touched.clear()

    def start(self, *words: str, out: IO[str]) -> subprocess.Popen[str]:
        """Starts `python -m …` in it, which writes all that it prints to a file."""
        return subprocess.Popen(
            [sys.executable, "-m", *words],
            cwd=self.root,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            stdout=out,
            stderr=out,
            text=True,
        )

    def run(self, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Runs `python -m …` in it."""
        return subprocess.run(
            [sys.executable, "-m", *words],
            cwd=self.root,
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | variables,
        )
