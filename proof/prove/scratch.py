"""A scratch copy of the project, to break on purpose and to restore file by file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from proof.outcomes import differences

from proof import ROOT, cache, records
from proof.prove.faults.fault import DATA, Fault

LEFT_OUT = (".venv", ".git", "site", ".ruff_cache")
SECONDS = 900  # that a check may take
OFFLINE = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "", "UV_OFFLINE": "1"}
OFFLINE |= dict.fromkeys(
    ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9"
)


def lay(root: Path) -> None:
    """Copies the project, less what is made in it."""
    left_out = shutil.ignore_patterns(*LEFT_OUT)
    shutil.copytree(ROOT, root, symlinks=True, ignore=left_out)


class Missed(Exception):
    """The gate did not answer as it must. Holds what it said."""


class Copy:
    """A scratch copy of the project, and every file's bytes to restore it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.root = folder, folder / "project"
        self.site, self.cache = folder / "site", folder / "cache"
        lay(self.root)
        self.whole = {path: path.read_bytes() for path in self.files()}
        self.seen = self.look()

    def files(self) -> list[Path]:
        return [
            Path(folder, name)
            for folder, folders, names in os.walk(self.root)
            if not set(Path(folder).parts) & {"__pycache__", ".ruff_cache"}
            for name in names
        ]

    def look(self) -> dict[Path, tuple[int, int]]:
        """Size and time of each file: where both stay, nothing was written."""
        stats = ((path, path.lstat()) for path in self.files())
        return {path: (stat.st_size, stat.st_mtime_ns) for path, stat in stats}

    def changed(self) -> list[Path]:
        """Files that are not what they were in the beginning, by their bytes."""
        now = self.look()
        moved = [path for path in now if now[path] != self.seen.get(path)]
        return [
            *(p for p in moved if self.whole.get(p) != p.read_bytes()),
            *(path for path in self.whole if path not in now),
        ]

    def restore(self) -> None:
        """Puts back each file that is not what it was."""
        for path in self.changed():
            if path in self.whole:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(self.whole[path])
            else:
                path.unlink()
        self.seen = self.look()

    def start(self, *words: str, **options) -> subprocess.Popen:
        """Starts `python -m …` in the copy; `variables` come on top of this process's."""
        return self.start_python("-m", *words, **options)

    def start_python(self, *words: str, **options) -> subprocess.Popen:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("GITHUB_")}
        variables = kept | {"NO_MKDOCS_2_WARNING": "1"} | options.pop("variables", {})
        return subprocess.Popen(
            [sys.executable, *words],
            cwd=self.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env=variables,
            **options,
        )

    def run(self, *words: str, **options) -> tuple[int, str]:
        """The exit code of `python -m …` in the copy, and all that it printed."""
        return self.python("-m", *words, **options)

    def python(self, *words: str, **options) -> tuple[int, str]:
        """The same of `python …`."""
        with self.start_python(*words, **options) as process:
            try:
                said = process.communicate(timeout=SECONDS)[0]
            except subprocess.TimeoutExpired:
                process.kill()
                raise Missed(f"{' '.join(words)}: no answer in {SECONDS} s") from None
        return process.returncode, said

    def pytest(self, *words: str, **options) -> tuple[int, str]:
        return self.run("pytest", "-q", "-p", "no:cacheprovider", *words, **options)

    def renew(self, what: str) -> str:
        """Records one example anew: `learn/x/y 2.21`. Returns what that printed."""
        return self.run("proof.prove", "renew", *what.split())[1]

    def build(self, *words: str) -> tuple[int, str]:
        return self.run("mkdocs", "build", *words, "--site-dir", str(self.site))

    def scratch_cache(self) -> dict[str, str]:
        """A cache of its own: the same environments, its own data."""
        shutil.rmtree(self.cache, ignore_errors=True)
        self.cache.mkdir()
        for path in cache().iterdir():
            if path.is_dir():
                (self.cache / path.name).symlink_to(path)
        shutil.copy(cache() / DATA, self.cache)
        return {"PROOF_CACHE": str(self.cache)}

    def difference(self, what: str) -> list[str]:
        """What the record of an example says otherwise than in the beginning."""
        name, environment = what.split()
        path = self.root / "environments" / environment / records.FILE
        now = outcome(path.read_text("utf-8"), name)
        was = outcome(self.whole[path].decode(), name)
        place = path.relative_to(self.root)
        return [f"{place}: {name}: {one}" for one in differences(was, now)]

    def check(self, fault: Fault) -> tuple[int, str]:
        """Runs the part of the gate that ought to notice: its exit code and words."""
        how, *words = fault.check
        if how == "record":
            found = self.difference(fault.renew)
            return len(found), "\n".join(found)
        if how == "audit":
            return self.run("proof.prove", *fault.check)
        if how == "build":
            return self.build("--strict")
        if how == "site":
            self.build("--dirty")  # the pages that changed; it warns of itself
            return self.pytest(*words, variables={"PROOF_SITE": str(self.site)})
        if fault.file == DATA:
            variables = OFFLINE | {"PROOF_CACHE": str(self.cache)}
            return self.pytest(*fault.check, variables=variables)
        return self.pytest(*fault.check)


def outcome(text: str, name: str) -> dict:
    """The line of an example in a record's text."""
    lines = map(json.loads, text.splitlines())
    return next(line for line in lines if line.get("example") == name)
