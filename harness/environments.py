"""The environments: an interpreter and a lock each, in `environments/<name>/`."""

from __future__ import annotations

import base64
import contextlib
import csv
import difflib
import fcntl
import functools
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import uv
from packaging.requirements import Requirement
from packaging.version import Version

from harness import subject
from harness.project import Project, ProjectError, metadata, once, write

MINOR = re.compile(r"\d+\.\d+")
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s\\;]+)", re.MULTILINE)
# Found here, in one thread: the first call of `sysconfig` isn't safe in two at once.
UV = uv.find_uv_bin()
CLOSEST = 3  # names that the message about an unknown one suggests


class Pending(Exception):
    """An environment whose interpreter isn't on this machine. The message says how to get it."""


class Broken(Exception):
    """An environment that can't be made from its lock, with the installer's message."""


@dataclass(frozen=True)
class Environment:
    """One folder of `environments/`, as its lock's header and pins state it."""

    name: str
    lock: str
    path: Path

    @cached_property
    def header(self) -> dict[str, Any]:
        place = self.path / "requirements.txt"
        header = metadata(self.lock, "environment", place)
        for name in ("python", "install"):
            if name not in header:
                hint = f"the header has no `{name}`: run `python -m harness lock`"
                raise ProjectError(place, 1, hint)
        return header

    @property
    def python(self) -> str:
        """The interpreter's minor version: `3.8`."""
        return str(self.header["python"])

    @property
    def install(self) -> list[str]:
        """What a reader gives to an installer: the release and the fewest extra pins."""
        return list(self.header["install"])

    @property
    def variables(self) -> dict[str, str]:
        """Environment variables that belong to it: `TF_USE_LEGACY_KERAS`."""
        return dict(self.header.get("variables", {}))

    @property
    def source(self) -> dict[str, Any]:
        """Where somebody else stated its versions: `address`, `day`, and `past`: what
        they were before. Else empty."""
        return dict(self.header.get("source", {}))

    @property
    def is_release(self) -> bool:
        """Whether it is a release with no other package stated."""
        return self.name == self.release

    @cached_property
    def release(self) -> str:
        """The TensorFlow minor version: `2.4`; a name like `colab` doesn't say it."""
        named = MINOR.match(self.name) or MINOR.match(self.version)
        assert named is not None, self.name
        return named[0]

    @cached_property
    def version(self) -> str:
        """The TensorFlow version: `2.4.4`; raises `ProjectError` where none is locked."""
        for name in subject.DISTRIBUTIONS:
            if name in self.packages:
                return self.packages[name]
        hint = f"it locks none of {', '.join(subject.DISTRIBUTIONS)}: lock one"
        raise ProjectError(self.path / "requirements.txt", 1, hint)

    @property
    def is_preview(self) -> bool:
        """Whether its TensorFlow isn't a final release yet."""
        return Version(self.version).is_prerelease

    @cached_property
    def packages(self) -> dict[str, str]:
        """Every package of the lock and its version."""
        return dict(PIN.findall(self.lock))

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.lock.encode()).hexdigest()

    @property
    def order(self) -> tuple[tuple[int, ...], str]:
        """Sorts 2.4 before 2.10, and a release before its variants."""
        return tuple(int(n) for n in self.release.split(".")), self.name


def load(project: Project, name: str) -> Environment:
    """One environment; raises `FileNotFoundError`."""
    path = project.environments / name
    lock = (path / "requirements.txt").read_text(encoding="utf-8")
    return Environment(name, lock, path)


@once
def load_all(project: Project) -> dict[str, Environment]:
    """Every environment by its name, oldest release first."""
    folders = project.environments.glob("*/requirements.txt")
    found = [load(project, path.parent.name) for path in folders]
    return {env.name: env for env in sorted(found, key=lambda env: env.order)}


def choose(
    names: Iterable[str], known: dict[str, Environment], exact: bool = False
) -> list[Environment]:
    """The named environments; unless `exact`, a release includes its variants.

    Raises `LookupError` for an unknown name, with those that are closest to it.
    """
    names = list(names)
    for name in names:
        if name not in known:
            close = difflib.get_close_matches(name, known, CLOSEST, cutoff=0)
            hint = f"no environment is named {name}; the closest are {', '.join(close)}"
            raise LookupError(hint)
    return [
        env
        for env in known.values()
        if env.name in names or (not exact and env.release in names)
    ]


def releases(known: dict[str, Environment]) -> list[Environment]:
    """The releases, without variants and previews, oldest first."""
    return [env for env in known.values() if env.is_release and not env.is_preview]


def reference(project: Project) -> str:
    """The release of the question from which this site started."""
    return str(project.settings["reference"])


def newest(project: Project) -> Environment:
    """The newest release that is final."""
    return releases(load_all(project))[-1]


def gate(project: Project) -> list[Environment]:
    """What every run of the gate covers: the reference release, and the newest."""
    known = load_all(project)
    named = {reference(project), newest(project).name}
    return [env for env in releases(known) if env.name in named]


def beside(project: Project, env: Environment) -> list[str]:
    """What a variant installs with the release's own recipe, but for TensorFlow itself:
    it may be another patch, where a package asks for that."""
    own = load_all(project)[env.release].install
    others = (line for line in env.install if line not in own)
    return [one for one in others if Requirement(one).name != subject.PACKAGE]


def run_uv(
    *words: object, given: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Runs uv on some input, with variables added; its output is text."""
    command = [UV, *map(str, words)]
    inherited = {k: v for k, v in os.environ.items() if k != "VIRTUAL_ENV"}
    return subprocess.run(
        command,
        input=given,
        capture_output=True,
        text=True,
        check=False,
        env=inherited | variables,
    )


@functools.cache
def interpreter(version: str, fetch: bool = True) -> Path:
    """A CPython of this minor version: one that uv finds, that pyenv has, or, with
    `fetch`, that uv downloads. Raises `Pending`."""
    found = run_uv("python", "find", "--system", "--no-python-downloads", version)
    if found.returncode == 0:
        return Path(found.stdout.strip())
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv", "versions")
    patches = [p for p in pyenv.glob(f"{version}.*/bin/python") if p.exists()]
    if patches:
        return max(patches, key=lambda p: int(p.parts[-3].rpartition(".")[2]))
    if not fetch:
        hint = f"CPython {version} isn't installed: `uv python install {version}`"
        raise Pending(hint)
    fetched = run_uv("python", "install", version)
    found = run_uv("python", "find", "--system", version)
    if found.returncode == 0:
        return Path(found.stdout.strip())
    raise Pending(
        f"CPython {version} isn't installed, and uv can't download it; run "
        f"`uv python install {version}` or `pyenv install {version}`\n"
        f"{fetched.stderr.strip()}"
    )


@contextlib.contextmanager
def locked(path: Path) -> Generator[None]:
    """Lets one process at a time make what is at the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path.with_name(path.name + ".lock"), "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def folder_of(project: Project, env: Environment) -> Path:
    """Where an environment is made: a folder of the cache, named by its lock."""
    return project.cache / "environments" / f"{env.name}-{env.digest[:12]}"


def make(project: Project, env: Environment) -> Path:
    """The interpreter of an environment, made on first use in the cache.

    Raises `Pending` where there is no interpreter, `Broken` where uv refuses the lock.
    """
    folder = folder_of(project, env)
    python = folder / "bin" / "python"
    ready = folder / "ready"  # written last: without it the folder is half made
    damaged = damage_mark(folder)
    if ready.exists():
        return python
    with locked(folder):
        if ready.exists():
            return python
        shutil.rmtree(folder, ignore_errors=True)
        pins = folder.with_name(f"{folder.name}.txt")
        write(pins, env.lock)
        base = interpreter(env.python)
        done = run_uv("venv", "--quiet", "--no-project", "--python", base, folder)
        if done.returncode == 0:
            done = run_uv(
                *("pip", "install", "--quiet", "--require-hashes", "--no-deps"),
                *("--compile-bytecode", "--python", python),
                *(("--no-cache",) if damaged.exists() else ()),
                *("--requirement", pins),
            )
        if done.returncode:
            shutil.rmtree(folder, ignore_errors=True)
            raise Broken(f"{env.name} can't be installed:\n{done.stderr.strip()}")
        ready.write_text(env.name + "\n")
        damaged.unlink(missing_ok=True)
    return python


def damage(project: Project, env: Environment) -> str | None:
    """The first file of an environment that isn't what its package recorded, or None.

    Each package's own RECORD lists its files with their SHA-256 digests (PEP 376). Where
    two packages have one file (`keras` and `keras-nightly`), either's is right.
    """
    site = next((folder_of(project, env) / "lib").glob("python*/site-packages"), None)
    if site is None:
        return "it has no site-packages"
    records = list(site.glob("*.dist-info/RECORD"))
    if len(records) < len(env.packages):
        return f"{len(records)} of {len(env.packages)} packages are installed"
    for name, expected in recorded_digests(records).items():
        try:
            with (site / name).open("rb") as one:
                found = hashlib.file_digest(one, "sha256").digest()
        except OSError as error:
            return f"{name}: {error.strerror}"
        if base64.urlsafe_b64encode(found).decode().rstrip("=") not in expected:
            owners = ", ".join(expected.values())
            return f"{name}: its digest isn't the one in {owners}"
    return None


def recorded_digests(records: Iterable[Path]) -> dict[str, dict[str, str]]:
    """By file: its recorded SHA-256 digests, each with the package that states it."""
    stated: dict[str, dict[str, str]] = {}
    for record in records:
        with record.open(encoding="utf-8", newline="") as file:
            for name, hashed, *_ in csv.reader(file):
                kind, _, expected = hashed.partition("=")
                if kind != "sha256" or name.startswith("..") or name.endswith(".pyc"):
                    continue  # RECORD itself, bytecode, and scripts that uv rewrites
                stated.setdefault(name, {})[expected] = record.parent.name
    return stated


def discard(project: Project, env: Environment) -> None:
    """Removes a made environment, so that the next use makes it again."""
    folder = folder_of(project, env)
    with locked(folder):
        (folder / "ready").unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        damage_mark(folder).touch()


def damage_mark(folder: Path) -> Path:
    """The file that marks an environment as damaged. Its files are hard links into uv's
    cache, which is then damaged too, so the next one is made without that cache."""
    return folder.with_name(f"{folder.name}.damaged")


# What an activated environment sets, and what every job gets: one text for the job and
# for its digest. `{bin}` is the folder of the interpreter.
JOB_VARIABLES = {
    "PATH": "{bin}:{PATH}",
    "PYTHONHASHSEED": "0",
    "LC_ALL": "C.UTF-8",
}


def job_variables(env: Environment | None, python: Path) -> dict[str, str]:
    """All variables of a job: this process's, less those that change what Python or
    TensorFlow do, with those of every job and those of the environment."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(subject.HIDDEN_VARIABLES)
    }
    filled = {
        name: value.format(bin=python.parent, PATH=os.environ.get("PATH", ""))
        for name, value in JOB_VARIABLES.items()
    }
    return kept | filled | (env.variables if env else {})


def stated_variables(env: Environment) -> list[object]:
    """What a digest says of `job_variables`: the same on every machine."""
    return [JOB_VARIABLES, env.variables, list(subject.HIDDEN_VARIABLES)]
