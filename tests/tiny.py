"""The tiny project (`tests/tinyproject/`), laid out to be used and broken.

Its environments are made as all are, by uv and from locks with hashes, but of one wheel
that is built here: nothing is downloaded.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import harness
from harness import collectors, environments, records
from harness.collectors.install import AttemptLine, FollowupLine, SizeLine
from harness.collectors.pypi import PypiLine
from harness.collectors.shell import ShellLine
from harness.environments import Environment
from harness.model import Line, Run
from harness.project import Project
from harness.project import write as write_whole

TINY = Path(__file__).with_name("tinyproject")
HARNESS = Path(harness.__file__).parent
RELEASES = {"7.1": "7.1.2", "7.2": "7.2.0"}  # its environments, and the version of each
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
EARLIER = "2026-01-01T00:00:00Z"  # when what isn't run here was recorded


def sha256(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")


def wheel(folder: Path, version: str, name: str = "tensorflow") -> Path:
    """Builds the stand-in's wheel; the same bytes on every machine."""
    stem = f"{name.replace('-', '_')}-{version}"
    info = f"{stem}.dist-info"
    files = {
        "tensorflow/__init__.py": (
            TINY / "stand_in/tensorflow/__init__.py"
        ).read_text(),
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = [
        f"{file},sha256={sha256(text.encode())},{len(text.encode())}\n"
        for file, text in files.items()
    ]
    files[f"{info}/RECORD"] = "".join([*rows, f"{info}/RECORD,,\n"])
    path = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as packed:
        for file, text in files.items():
            packed.writestr(zipfile.ZipInfo(file), text)
    return path


def lock(built: Path, version: str) -> str:
    """The lock of an environment, as `make lock` would write it."""
    digest = hashlib.sha256(built.read_bytes()).hexdigest()
    return (
        f'# /// environment\n# python = "{PYTHON}"\n'
        f'# install = ["tensorflow=={version}"]\n# ///\n'
        f"tensorflow=={version} \\\n    --hash=sha256:{digest}\n"
    )


def facts(collector: str, env: Environment) -> list[Line]:
    """What a collector could find of an environment."""
    if collector == "pypi":
        wheels = {"Linux x86-64": [PYTHON]}
        return [PypiLine("", f"{env.release}.0", "2026-01-01", wheels, 9)]
    if collector == "shell":
        return [ShellLine("", "passed", "Accuracy: 0.90\n")]
    asked = f"Python {PYTHON}: {env.install[0]}"
    attempts = [AttemptLine(f"{by}, {asked}", env.packages) for by in ("pip", "uv")]
    later = [
        FollowupLine(f"uv pip install {name}", {}) for name in ("keras", "tf_keras")
    ]
    return [*attempts, *later, SizeLine("installed", 9)]


@dataclass(frozen=True)
class Wheels:
    """The stand-in's wheels, and variables that keep uv from looking elsewhere."""

    folder: Path
    locks: dict[str, str]

    @classmethod
    def build(cls, folder: Path) -> Wheels:
        folder.mkdir()
        locks = {name: lock(wheel(folder, v), v) for name, v in RELEASES.items()}
        return cls(folder, locks)

    @property
    def variables(self) -> dict[str, str]:
        return {
            "UV_FIND_LINKS": str(self.folder),
            "UV_NO_INDEX": "1",
            "UV_CACHE_DIR": str(self.folder / "uv"),
        }


@dataclass(frozen=True)
class TinyProject:
    """A copy of it."""

    root: Path
    cache: Path
    wheels: Wheels

    @classmethod
    def lay(cls, root: Path, cache: Path, wheels: Wheels) -> TinyProject:
        shutil.copytree(TINY, root, ignore=shutil.ignore_patterns("stand_in"))
        (root / "generated").mkdir()
        for name, text in wheels.locks.items():
            write_whole(root / "environments" / name / "requirements.txt", text)
        return cls(root, cache, wheels)

    @cached_property
    def project(self) -> Project:
        return Project(self.root, self.cache)

    def record_rest(self) -> None:
        """Records what isn't an example as fresh: it would ask a package index."""
        for name in (
            "pypi",
            "install",
            "shell",
        ):  # some commands need the index's dates
            self.project.forget()
            for env in environments.load_all(self.project).values():
                record = records.load(env, collectors.BY_NAME)
                for job in collectors.BY_NAME[name].jobs(self.project, env):
                    made = [
                        replace(line, key=line.key or job.key)
                        for line in facts(name, env)
                    ]
                    record.add(job, Run(None, 0.0, 0.0, PYTHON), made, EARLIER)
                record.save(name)
        self.project.forget()

    def edit(self, file: str, old: str, new: str) -> None:
        """Replaces a text that is there once."""
        path = self.root / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{file} contains {old!r} {text.count(old)} times"
        path.write_text(text.replace(old, new), "utf-8")
        self.project.forget()

    def add(self, file: str, text: str) -> None:
        """Adds a file, or replaces it."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        self.project.forget()

    def start(self, *words: str, **variables: str) -> subprocess.Popen[str]:
        """Starts `python …` in it; both streams are one.

        The package is copied too: it finds its project by its own place.
        """
        if not (self.root / "harness").exists():
            shutil.copytree(HARNESS, self.root / "harness")
        own = {"HARNESS_CACHE": str(self.cache)} | self.wheels.variables | variables
        return subprocess.Popen(
            [sys.executable, *words],
            cwd=self.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ | own,
        )

    def run(self, *words: str, **variables: str) -> tuple[int, str]:
        """The exit code of `python …` in it, and all that it printed."""
        with self.start(*words, **variables) as process:
            printed = process.communicate(timeout=120)[0]
        return process.returncode, printed
