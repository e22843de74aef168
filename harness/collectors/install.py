"""Finds how a release installs today: which Python, and the fewest extra pins.

Each installation without pins is tested as a reader would do it, with pip's resolver and
with uv's, on every available Python that has a wheel; what fails is stored as evidence.
Then it finds the smallest set of known pins that makes both create an environment that
imports, trains, saves, and loads.
"""

from __future__ import annotations

import itertools
import re
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from harness import environments, locks, subject
from harness.collectors import pypi
from harness.collectors.install_trials import InstallTrials, summary
from harness.environments import Environment, Pending, run_uv
from harness.model import Collector, Job, Line, Run
from harness.outcomes import FAILED, PASSED
from harness.project import Project
from harness.records import digest

if TYPE_CHECKING:
    from harness.pool import Slot

PYTHONS = ["3.13", "3.12", "3.11", "3.10", "3.9", "3.8", "3.7"]
INSTALLERS = ("pip", "uv")
# What the ecosystem around TensorFlow broke, the loosest pin of each package first.
CANDIDATES = [
    "protobuf<6",
    "protobuf<5",
    "protobuf<3.21",
    "numpy<2",
    "numpy<1.24",
    "numpy<1.19",
    "h5py<3",
    "keras<3",
    "typing-extensions<4.6",
    "setuptools<81",
    "wrapt<2",
    "ml-dtypes<0.5",
    "jax<0.4.30",
    "flatbuffers<24",
]
MOST_PINS = 3
LATER = ("keras", "tf_keras")  # what readers install on top, unpinned
WATCHED = {"tensorflow", "keras", "tf-keras", "numpy", "protobuf"}
CHANGE = re.compile(r"^ ([+-]) ([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


@dataclass(frozen=True)
class AttemptLine(Line):
    """One way to install, and its result. The key has the installer, Python, and packages.

    `packages` is what the resolver chose; `error` is the summary line of what failed.
    """

    packages: dict[str, str]
    error: str = ""

    @property
    def installer(self) -> str:
        return self.key.partition(",")[0]

    @property
    def python(self) -> str:
        return self.key.partition(", Python ")[2].partition(":")[0]

    @property
    def asked(self) -> str:
        """What the installer was given: `tensorflow==2.4.4 protobuf<3.21`."""
        return self.key.partition(": ")[2]

    def as_json(self) -> dict[str, Any]:
        data: dict[str, Any] = {"outcome": FAILED if self.error else PASSED}
        data |= {"error": self.error} if self.error else {}
        return data | {"packages": dict(sorted(self.packages.items()))}


@dataclass(frozen=True)
class FollowupLine(Line):
    """What a later, unpinned installation would change; the key is the command.

    `changes` has, by package, the version before and after.
    """

    changes: dict[str, list[str]]
    error: str = ""

    def as_json(self) -> dict[str, Any]:
        return {"changes": self.changes} | ({"error": self.error} if self.error else {})


@dataclass(frozen=True)
class SizeLine(Line):
    """How large a reader's environment is."""

    megabytes: int

    def as_json(self) -> dict[str, Any]:
        return {"megabytes": self.megabytes}


class InstallLine(Line):
    """Any of the three."""

    @classmethod
    def from_json(cls, key: str, data: Mapping[str, Any]) -> Line:
        if "packages" in data:
            return AttemptLine(key, data["packages"], data.get("error", ""))
        if "changes" in data:
            return FollowupLine(key, data["changes"], data.get("error", ""))
        return SizeLine(key, data["megabytes"])


class Install(Collector):
    """How each release installs today; `make release` asks again."""

    name = "install"
    line = InstallLine
    single = False
    audited = False  # the index moves on

    def jobs(self, project: Project, env: Environment) -> Iterable[Job]:
        if env.is_release:
            depends = [self.name, self.version]
            yield Job(self, env, env.name, digest(depends), None, io_bound=True)

    def run(self, project: Project, job: Job, slot: Slot) -> Run:
        started = time.monotonic()
        python, install, attempts = find(project, job.env.name)
        megabytes, later = afterwards(project, python, install)
        found = [*attempts, *later, SizeLine("installed", megabytes)]
        seconds = time.monotonic() - started
        return Run((python, install, found), seconds, 0.0, python)

    def lines(self, project: Project, job: Job, run: Run) -> list[Line]:
        return list(run.result[2])

    def accept(self, project: Project, job: Job, run: Run) -> None:
        """Locks what was found: from here on it is what this release runs with."""
        python, install, attempts = run.result
        for line in attempts:
            if isinstance(line, AttemptLine):
                print(f"  {line.key}: {line.error or 'works'}", flush=True)
        locks.save(locks.resolve(project, job.env.name, python, install))
        print(f"{job.env.name}: Python {python}, {' '.join(install)}", flush=True)


def attempt(
    trials: InstallTrials, installer: str, python: str, asked: list[str]
) -> AttemptLine:
    """Tries one way to install; an error is kept."""
    key = f"{installer}, Python {python}: {' '.join(asked)}"
    return AttemptLine(key, *trials.attempt(installer, python, asked))


def afterwards(
    project: Project, python: str, install: list[str]
) -> tuple[int, list[FollowupLine]]:
    """How large a reader's environment is, in megabytes, and what a later, unpinned
    installation would change in it.

    One line for each package of `LATER`. Nothing but the recipe is installed.
    """
    lines = []
    with tempfile.TemporaryDirectory(dir=project.cache) as name:
        interpreter = Path(name) / "env" / "bin" / "python"
        base = environments.interpreter(python)
        run_uv("venv", "--quiet", "--python", base, Path(name) / "env")
        where = ("--python", interpreter)
        done = run_uv("pip", "install", "--quiet", *where, *install)
        if done.returncode:
            raise environments.Broken(f"{' '.join(install)}: {summary(done)}")
        files = [path for path in Path(name).rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files if not path.is_symlink())
        for package in LATER:
            done = run_uv("pip", "install", "--dry-run", *where, package)
            changes: dict[str, list[str]] = {}
            for sign, other, version in CHANGE.findall(done.stderr):
                if canonicalize_name(other) in WATCHED:
                    pair = changes.setdefault(canonicalize_name(other), ["", ""])
                    pair[sign == "+"] = version
            lines.append(
                FollowupLine(f"uv pip install {package}", changes, summary(done))
            )
    return round(size / 1e6), lines


def available(pythons: list[str]) -> list[str]:
    """Those of the Python versions that this machine has, the newest first."""
    found = []
    for python in PYTHONS:
        if python in pythons:
            try:
                environments.interpreter(python, fetch=False)
            except Pending:
                continue
            found.append(python)
    return found


def violated(candidate: str, packages: dict[str, str]) -> bool:
    """Whether a pin would change what a resolver chose."""
    pin = Requirement(candidate)
    locked = packages.get(canonicalize_name(pin.name))
    return locked is not None and not pin.specifier.contains(locked, prereleases=True)


def tightest(pin: str, attempts: list[AttemptLine]) -> str:
    """The tightest known pin of the same package that changes nothing any more.

    `protobuf<6` may do only because the resolver then goes back to 3.20 for another
    reason: `protobuf<3.21` says what is really needed.
    """
    name = Requirement(pin).name
    same = [c for c in CANDIDATES if Requirement(c).name == name]
    kept = [c for c in same if not any(violated(c, a.packages) for a in attempts)]
    return kept[-1] if kept else pin


def pins(
    trials: InstallTrials, python: str, tensorflow: str
) -> tuple[list[str], list[AttemptLine]]:
    """The fewest extra pins that make both pip and uv succeed, and all attempts.

    Raises `Pending` where no set of known pins suffices.
    """
    plain = [attempt(trials, which, python, [tensorflow]) for which in INSTALLERS]
    tried = list(plain)
    if not any(attempt.error for attempt in plain):
        return [], tried
    useful = [
        pin for pin in CANDIDATES if any(violated(pin, a.packages) for a in plain)
    ]
    for count in range(1, MOST_PINS + 1):
        for extra in itertools.combinations(useful, count):
            if len({Requirement(pin).name for pin in extra}) < count:
                continue  # two pins of one package: the tighter one is enough
            asked = [tensorflow, *extra]
            attempts = []
            for which in reversed(INSTALLERS):  # uv fails faster
                attempts.append(attempt(trials, which, python, asked))
                if attempts[-1].error:
                    break
            tried += attempts
            if not any(a.error for a in attempts):
                return [tightest(pin, attempts) for pin in extra], tried
    hint = "no set of known pins suffices; add a pin to CANDIDATES in this file"
    raise Pending(f"{__file__}: {tensorflow} on Python {python}: {hint}")


def find(project: Project, minor: str) -> tuple[str, list[str], list[AttemptLine]]:
    """The Python, the recipe and all attempts for a release. Raises `Pending`."""
    versions = pypi.versions(minor)
    newest = f"{subject.PACKAGE}=={versions[-1]}"
    stated = pypi.facts(newest, versions[-1])
    pythons = available(stated.wheels.get("Linux x86-64", []))
    with InstallTrials(project) as trials:
        tried: list[AttemptLine] = []
        for python in pythons:
            for which in INSTALLERS:
                tried.append(attempt(trials, which, python, [newest]))
        if len(versions) > 1:
            first = f"{subject.PACKAGE}=={versions[0]}"
            tried += [attempt(trials, w, pythons[0], [first]) for w in INSTALLERS]
        for python in pythons:
            try:
                extra, attempts = pins(trials, python, newest)
            except Pending:
                continue
            return python, [newest, *extra], unique(tried + attempts)
    hint = "add a pin to CANDIDATES, or install another Python that has a wheel"
    raise Pending(
        f"{__file__}: TensorFlow {minor} works on no available Python "
        f"({', '.join(pythons)}); {hint}"
    )


def unique(attempts: list[AttemptLine]) -> list[AttemptLine]:
    return list({attempt.key: attempt for attempt in attempts}.values())
