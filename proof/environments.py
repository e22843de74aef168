"""The environments: an interpreter and a lock each, in `environments/<name>/`."""

from __future__ import annotations

import contextlib
import fcntl
import functools
import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import uv
from packaging.requirements import Requirement
from packaging.version import Version

from proof import ROOT, Mistake, cache, write
from proof.examples import metadata

FOLDER = ROOT / "environments"
QUESTION = "2.4"  # the release of the question from which this site started
NAMES = ("tensorflow", "tensorflow-cpu", "tf-nightly", "tf-nightly-cpu")
NO_SECOND_TENSORFLOW = ("--no-emit-package", "tensorflow")
MINOR = re.compile(r"\d+\.\d+")
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s\\;]+)", re.MULTILINE)


class Pending(Exception):
    """An environment whose interpreter cannot be had here. Says how to get it."""


class Broken(Exception):
    """An environment that its lock does not make. Holds the installer's own words."""


@dataclass(frozen=True)
class Environment:
    """One folder of `environments/`, as its lock's header and pins state it."""

    name: str
    lock: str

    @property
    def path(self) -> Path:
        return FOLDER / self.name

    @cached_property
    def header(self) -> dict:
        place = self.path / "requirements.txt"
        header = metadata(self.lock, "environment", place)
        for name in ("python", "install"):
            if name not in header:
                raise Mistake(place, 1, f"the header lacks `{name}`: make it anew")
        return header

    @property
    def python(self) -> str:
        """The interpreter's minor version: `3.8`."""
        return self.header["python"]

    @property
    def install(self) -> list[str]:
        """What a reader gives to an installer: the release and the fewest extra pins."""
        return self.header["install"]

    @property
    def variables(self) -> dict[str, str]:
        """Environment variables that belong to it: `TF_USE_LEGACY_KERAS`."""
        return self.header.get("variables", {})

    @property
    def source(self) -> dict[str, str]:
        """Where somebody else stated its versions: `address`, `day`, and `past`: what
        they were before. Else empty."""
        return self.header.get("source", {})

    @property
    def plain(self) -> bool:
        """Whether it is a release with nothing stated beside it."""
        return self.name == self.release

    @cached_property
    def release(self) -> str:
        """The TensorFlow minor version: `2.4`; a name like `colab` does not hold it."""
        return MINOR.match(self.name if MINOR.match(self.name) else self.version)[0]

    @cached_property
    def version(self) -> str:
        """The TensorFlow version: `2.4.4`."""
        return next(self.packages[name] for name in NAMES if name in self.packages)

    @property
    def preview(self) -> bool:
        """Whether its TensorFlow is no final release yet."""
        return Version(self.version).is_prerelease

    @cached_property
    def packages(self) -> dict[str, str]:
        """Every package of the lock and its version."""
        return pins(self.lock)

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.lock.encode()).hexdigest()

    @cached_property
    def beside(self) -> list[str]:
        """What is stated beside the release's own recipe, but for TensorFlow itself: it
        may be another patch, where a package asks for that."""
        own = load(self.release).install
        return [
            line
            for line in self.install
            if line not in own and Requirement(line).name != "tensorflow"
        ]

    @property
    def order(self) -> tuple:
        """Sorts 2.4 before 2.10, and a release before what is stated beside it."""
        return tuple(int(n) for n in self.release.split(".")), self.name


@functools.cache
def pins(lock: str) -> dict[str, str]:
    return dict(PIN.findall(lock))


def load(name: str) -> Environment:
    """One environment; raises `FileNotFoundError`."""
    lock = (FOLDER / name / "requirements.txt").read_text(encoding="utf-8")
    return Environment(name, lock)


def load_all() -> dict[str, Environment]:
    """Every environment by its name, oldest release first."""
    found = [load(path.parent.name) for path in FOLDER.glob("*/requirements.txt")]
    return {env.name: env for env in sorted(found, key=lambda env: env.order)}


def choose(names: list[str], known: dict[str, Environment]) -> list[Environment]:
    """The named environments; a release also brings what is stated beside it."""
    unknown = [name for name in names if name not in known]
    if unknown:
        raise LookupError(
            f"no environment is named {', '.join(unknown)}; known are {', '.join(known)}"
        )
    return [env for env in known.values() if env.name in names or env.release in names]


def gate(known: dict[str, Environment]) -> list[Environment]:
    """What every run of the gate covers: the release of the question, and the newest."""
    releases = [e for e in known.values() if e.plain and not e.preview]
    return [env for env in releases if env.name == QUESTION or env is releases[-1]]


def run_uv(
    *words: object, given: str = "", **variables: str
) -> subprocess.CompletedProcess:
    """Runs uv on some input, with variables added; its output is text."""
    command = [uv.find_uv_bin(), *map(str, words)]
    inherited = {k: v for k, v in os.environ.items() if k != "VIRTUAL_ENV"}
    return subprocess.run(
        command,
        input=given,
        capture_output=True,
        text=True,
        check=False,
        env=inherited | variables,
    )


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
        raise Pending(f"CPython {version} is not here")
    fetched = run_uv("python", "install", version)
    found = run_uv("python", "find", "--system", version)
    if found.returncode == 0:
        return Path(found.stdout.strip())
    raise Pending(
        f"CPython {version} is not here and uv cannot fetch it; "
        f"`uv python install {version}` or `pyenv install {version}` gets it\n"
        f"{fetched.stderr.strip()}"
    )


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Lets one process at a time make what lies at the path."""
    with open(path.with_name(path.name + ".lock"), "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def make(env: Environment) -> Path:
    """The interpreter of an environment, made on first use in the cache.

    Raises `Pending` where no interpreter can be had, `Broken` where pip would refuse.
    """
    folder = cache() / "environments" / f"{env.name}-{env.digest[:12]}"
    python = folder / "bin" / "python"
    ready = folder / "ready"  # written last: without it the folder is half made
    if ready.exists():
        return python
    folder.parent.mkdir(exist_ok=True)
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
                *("--requirement", pins),
            )
        if done.returncode:
            shutil.rmtree(folder, ignore_errors=True)
            raise Broken(f"{env.name} cannot be installed:\n{done.stderr.strip()}")
        ready.write_text(env.name + "\n")
    return python


def for_our_runs(requirement: str) -> str:
    """The package that we run: the same TensorFlow without its GPU libraries.

    2.0 has no such package, and needs none.
    """
    parsed = Requirement(requirement)
    if parsed.name != "tensorflow" or "==2.0." in requirement:
        return requirement
    return requirement.replace("tensorflow", "tensorflow-cpu", 1)


def resolve(
    name: str,
    python: str,
    install: list[str],
    override: list[str] | None = None,
    variables: dict[str, str] | None = None,
    source: dict[str, str] | None = None,
) -> Environment:
    """Resolves what a reader would install, with hashes and a header.

    `override` forces packages that the resolver would refuse, as a second
    `pip install` does. `source` says where its versions were stated, and on which day.
    Raises `Broken`, `Pending`.
    """
    overrides = cache() / "overrides.txt"
    write(overrides, "".join(line + "\n" for line in override or []))
    own = any("==2.0." in line for line in install)  # there is no tensorflow-cpu
    done = run_uv(
        *("pip", "compile", "--quiet", "--no-header", "--no-annotate"),
        *("--generate-hashes", "--python", interpreter(python), "-"),
        # tf_keras asks for `tensorflow`: beside `tensorflow-cpu` that is a second one.
        *(() if own else NO_SECOND_TENSORFLOW),
        *("--override", overrides),
        given="\n".join(for_our_runs(line) for line in install),
    )
    if done.returncode:
        raise Broken(f"{name} cannot be resolved:\n{done.stderr.strip()}")
    header = {"python": python, "install": install}
    header |= {"override": override} if override else {}
    header |= {"variables": variables} if variables else {}
    header |= {"source": source} if source else {}
    lines = [f"# {key} = {toml(value)}\n" for key, value in header.items()]
    return Environment(
        name, "".join(["# /// environment\n", *lines, "# ///\n", done.stdout])
    )


def lock(name: str, *wanted: object) -> Environment:
    """Resolves an environment (see `resolve`) and writes its folder."""
    env = resolve(name, *wanted)
    write(env.path / "requirements.txt", env.lock)
    return env


def toml(value: object) -> str:
    """A header's value: a text, a list of texts, or a table of texts."""
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{k} = {toml(v)}" for k, v in value.items()) + " }"
    return json.dumps(value)
