"""A copy of this project, to break on purpose and to restore file by file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LEFT_OUT = {".venv", ".git", "site", "node_modules"}  # of the project's own folder
IGNORED = {"__pycache__", ".ruff_cache", ".mypy_cache"}
SECONDS = 900  # that a command may run
# Without a network, but for the tests' own server.
OFFLINE = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "", "UV_OFFLINE": "1"}
OFFLINE |= dict.fromkeys(
    ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9"
)

Done = subprocess.CompletedProcess[str]


def printed(done: Done) -> str:
    """All that a command printed."""
    return f"{done.stdout}{done.stderr or ''}"


@dataclass
class ProjectCopy:
    """One copy; `restore` puts back whatever isn't as in the original, which must not
    change meanwhile."""

    root: Path
    original: Path
    seen: dict[Path, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def lay(cls, root: Path, original: Path) -> ProjectCopy:
        def left_out(folder: str, names: list[str]) -> list[str]:
            here = IGNORED | (LEFT_OUT if Path(folder) == original else set())
            return [name for name in names if name in here]

        shutil.copytree(original, root, symlinks=True, ignore=left_out)
        (root / "node_modules").symlink_to(original / "node_modules")
        copy = cls(root, original)
        copy.seen = copy.look()
        return copy

    def look(self) -> dict[Path, tuple[int, int]]:
        """Size and time of each file: where both stay, nothing was written."""
        found = {}
        for folder, folders, names in os.walk(self.root):
            folders[:] = [name for name in folders if name not in IGNORED]
            for name in names:
                stat = Path(folder, name).lstat()
                found[Path(folder, name)] = stat.st_size, stat.st_mtime_ns
        return found

    def source(self, path: Path) -> Path:
        """The original of a file of the copy."""
        return self.original / path.relative_to(self.root)

    def changed(self) -> list[Path]:
        """The files that differ from the original, by their bytes."""
        now = self.look()
        touched = [path for path in now if now[path] != self.seen.get(path)]
        differ = [path for path in touched if not self.same(path)]
        return [*differ, *(path for path in self.seen if path not in now)]

    def same(self, path: Path) -> bool:
        source = self.source(path)
        return source.is_file() and source.read_bytes() == path.read_bytes()

    def restore(self) -> None:
        for path in self.changed():
            if self.source(path).exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self.source(path), path)  # newer: it is built again
            else:
                path.unlink()
        self.seen = self.look()

    def read(self, file: str) -> str:
        return (self.root / file).read_text("utf-8")

    def edit(self, file: str, old: str, new: str) -> None:
        """Replaces a text that is there once."""
        text = self.read(file)
        assert text.count(old) == 1, f"{file} contains {old!r} {text.count(old)} times"
        self.add(file, text.replace(old, new))

    def add(self, file: str, text: str) -> None:
        """Adds a file, or replaces it."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def start(self, *words: str, **given: Any) -> subprocess.Popen[str]:
        """Starts `python …` in it, without what a workflow sets; `variables` are added."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("GITHUB_")}
        own = {"NO_MKDOCS_2_WARNING": "1"} | given.pop("variables", {})
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | given
        return subprocess.Popen(
            [sys.executable, *words],
            cwd=self.root,
            env=kept | own,
            text=True,
            errors="replace",
            **streams,
        )

    def python(self, *words: str, **given: Any) -> Done:
        """Runs `python …` in it; fails where that takes too long."""
        with self.start(*words, **given) as process:
            try:
                out, err = process.communicate(timeout=SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                raise AssertionError(
                    f"{' '.join(words)}: no end in {SECONDS} s"
                ) from None
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def run(self, *words: str, **variables: str) -> Done:
        """Runs `python -m …` in it."""
        return self.python("-m", *words, variables=variables)

    def build(self, site: Path, *words: str) -> Done:
        return self.run("mkdocs", "build", "--site-dir", str(site), *words)


def scratch_cache(folder: Path, real: Path, without: tuple[str, ...] = ()) -> Path:
    """A cache that has what the real one has; what is added to it stays there."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "environments").mkdir(parents=True)
    for path in [*real.iterdir(), *(real / "environments").iterdir()]:
        if path.name not in ("environments", *without):
            (folder / path.relative_to(real)).symlink_to(path)
    return folder
