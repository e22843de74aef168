"""Finds how a release installs today: which Python, and the fewest extra pins.

Each plain installation is tried as a reader would do it, with pip's resolver and with
uv's, on every Python at hand that has a wheel; what fails is kept as evidence. Then the
smallest set of known pins is searched with which both give an environment that
imports, trains, saves and loads.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from proof import cache, environments
from proof.environments import PIN, Pending, for_our_runs, run_uv
from proof.examples import Example
from proof.outcomes import FAILED, PASSED
from proof.releases import index
from proof.runs import Job, Runner, clean_variables

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


@dataclass
class Attempt:
    """One way to install, and what came of it.

    `packages` is what the resolver chose; `error` is the telling line of what failed.
    """

    installer: str
    python: str
    asked: list[str]
    packages: dict[str, str] = field(default_factory=dict)
    error: str = ""

    @property
    def name(self) -> str:
        return f"{self.installer}, Python {self.python}: {' '.join(self.asked)}"

    def line(self) -> dict:
        """What the record keeps of it."""
        kept = {"install": self.name, "outcome": FAILED if self.error else PASSED}
        if self.error:
            kept["error"] = self.error
        return kept | {"packages": dict(sorted(self.packages.items()))}


class Bench:
    """A folder for attempts, with a cache of its own that goes away with it."""

    def __init__(self, check: Example) -> None:
        self.check = check
        self.folder = Path(tempfile.mkdtemp(prefix="attempts-", dir=cache()))
        self.cache = {"UV_CACHE_DIR": str(self.folder / "uv"), "UV_NO_CONFIG": "1"}
        self.pips: dict[str, Path] = {}
        self.known: dict[tuple, str] = {}

    def __enter__(self) -> Bench:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def attempt(self, installer: str, python: str, asked: list[str]) -> Attempt:
        """Resolves, installs and checks; an error of any of the three is kept."""
        attempt = Attempt(installer, python, asked)
        resolve = self.resolve_with_pip if installer == "pip" else self.resolve_with_uv
        wanted = [for_our_runs(line) for line in asked]
        attempt.packages, attempt.error = resolve(python, wanted)
        if not attempt.error:
            key = (python, *sorted(attempt.packages.items()))
            if key not in self.known:
                self.known[key] = self.install_and_check(python, attempt.packages)
            attempt.error = self.known[key]
        return attempt

    def resolve_with_uv(self, python: str, wanted: list[str]) -> tuple[dict, str]:
        done = run_uv(
            *("pip", "compile", "--quiet", "--no-header", "--no-annotate"),
            *("--python", environments.interpreter(python), "-"),
            given="\n".join(wanted),
            **self.cache,
        )
        return named(PIN.findall(done.stdout)), telling(done)

    def resolve_with_pip(self, python: str, wanted: list[str]) -> tuple[dict, str]:
        """With the newest pip of this Python, as after `pip install --upgrade pip`."""
        if python not in self.pips:
            folder = self.folder / f"pip-{python}"
            base = environments.interpreter(python)
            run_uv("venv", "--quiet", "--seed", "--python", base, folder, **self.cache)
            self.pips[python] = folder / "bin" / "python"
        words = ["-m", "pip", "install", "--dry-run", "--quiet", "--ignore-installed"]
        words += ["--no-cache-dir", "--report", "-"]
        done = subprocess.run(
            [self.pips[python], *words, *wanted],
            capture_output=True,
            text=True,
            check=False,
            env=clean_variables() | {"PIP_CONFIG_FILE": os.devnull},
        )
        if done.returncode:
            return {}, telling(done)
        report = json.loads(done.stdout[done.stdout.index("{") :])
        chosen = [one["metadata"] for one in report["install"]]
        packages = named((one["name"], one["version"]) for one in chosen)
        # What `python -m venv` puts there counts: an old setuptools has pkg_resources.
        return with_bundled_setuptools(python, packages), ""

    def install_and_check(self, python: str, packages: dict[str, str]) -> str:
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        base = environments.interpreter(python)
        interpreter = folder / "env" / "bin" / "python"
        run_uv("venv", "--quiet", "--python", base, folder / "env", **self.cache)
        done = run_uv(
            *("pip", "install", "--quiet", "--no-deps", "--python", interpreter),
            *(f"{name}=={version}" for name, version in packages.items()),
            **self.cache,
        )
        error = telling(done)
        if not error:
            runner = Runner(interpreter, {}, ())
            env = environments.Environment(python, "")
            run = runner.run(Job(env, self.check, self.check.program), None)
            runner.close()
            error = run.outcome.error.get("telling") or run.outcome.ended
        shutil.rmtree(folder, ignore_errors=True)
        return error


def afterwards(python: str, install: list[str]) -> tuple[int, list[dict]]:
    """How large a reader's environment is, in megabytes, and what a later, unpinned
    installation would change in it.

    One line for each package of `LATER`: `then` is the command, `changes` holds, by
    package, the version before and after. Nothing but the recipe is installed.
    """
    lines = []
    with tempfile.TemporaryDirectory(dir=cache()) as name:
        interpreter = Path(name) / "env" / "bin" / "python"
        base = environments.interpreter(python)
        run_uv("venv", "--quiet", "--python", base, Path(name) / "env")
        where = ("--python", interpreter)
        done = run_uv("pip", "install", "--quiet", *where, *install)
        if done.returncode:
            raise environments.Broken(f"{' '.join(install)}: {telling(done)}")
        files = [path for path in Path(name).rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files if not path.is_symlink())
        for package in LATER:
            done = run_uv("pip", "install", "--dry-run", *where, package)
            changes: dict[str, list[str]] = {}
            for sign, other, version in CHANGE.findall(done.stderr):
                if canonicalize_name(other) in WATCHED:
                    pair = changes.setdefault(canonicalize_name(other), ["", ""])
                    pair[sign == "+"] = version
            line = {"then": f"uv pip install {package}", "changes": changes}
            lines.append(line | ({"error": telling(done)} if done.returncode else {}))
    return round(size / 1e6), lines


def named(pairs) -> dict[str, str]:
    return {canonicalize_name(name): version for name, version in pairs}


def telling(done: subprocess.CompletedProcess) -> str:
    """The line of an installer's error that a person would search for, or nothing."""
    if done.returncode == 0:
        return ""
    lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    marked = [line for line in lines if line.lower().startswith("error")]
    return (marked or lines or [f"exit status {done.returncode}"])[-1]


def with_bundled_setuptools(python: str, packages: dict[str, str]) -> dict[str, str]:
    if "setuptools" in packages or int(python.split(".")[1]) >= 12:
        return packages
    code = "import ensurepip; print(dict((p[0], p[1]) for p in ensurepip._PROJECTS)['setuptools'])"
    done = subprocess.run(
        [environments.interpreter(python), "-c", code],
        capture_output=True,
        text=True,
        check=False,
    )
    bundled = done.stdout.strip()
    return packages | ({"setuptools": bundled} if bundled else {})


def at_hand(pythons: list[str]) -> list[str]:
    """Those of the Pythons that this machine has, the newest first."""
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
    held = packages.get(canonicalize_name(pin.name))
    return held is not None and not pin.specifier.contains(held, prereleases=True)


def tightest(pin: str, attempts: list[Attempt]) -> str:
    """The tightest known pin of the same package that changes nothing any more.

    `protobuf<6` may do only because the resolver then goes back to 3.20 for another
    reason: `protobuf<3.21` says what is really needed.
    """
    name = Requirement(pin).name
    same = [c for c in CANDIDATES if Requirement(c).name == name]
    kept = [c for c in same if not any(violated(c, a.packages) for a in attempts)]
    return kept[-1] if kept else pin


def pins(bench: Bench, python: str, tensorflow: str) -> tuple[list[str], list[Attempt]]:
    """The fewest extra pins with which pip and uv both succeed, and what was tried.

    Raises `Pending` where no set of known pins suffices.
    """
    plain = [bench.attempt(which, python, [tensorflow]) for which in INSTALLERS]
    tried = list(plain)
    if not any(attempt.error for attempt in plain):
        return [], tried
    useful = [
        pin for pin in CANDIDATES if any(violated(pin, a.packages) for a in plain)
    ]
    for count in range(1, MOST_PINS + 1):
        for extra in itertools.combinations(useful, count):
            if len({Requirement(pin).name for pin in extra}) < count:
                continue  # two pins of one package: the tighter one alone says it
            asked = [tensorflow, *extra]
            attempts = []
            for which in reversed(INSTALLERS):  # uv is the quicker one to say no
                attempts.append(bench.attempt(which, python, asked))
                if attempts[-1].error:
                    break
            tried += attempts
            if not any(a.error for a in attempts):
                return [tightest(pin, attempts) for pin in extra], tried
    raise Pending(f"{tensorflow} on Python {python}: no set of known pins suffices")


def find(minor: str, check: Example) -> tuple[str, list[str], list[Attempt]]:
    """The Python, the recipe and all attempts for a release. Raises `Pending`."""
    versions = index.versions(minor)
    facts = index.facts(versions[-1])
    pythons = at_hand(facts["wheels"].get("Linux x86-64", []))
    newest = f"tensorflow=={versions[-1]}"
    with Bench(check) as bench:
        tried: list[Attempt] = []
        for python in pythons:
            for which in INSTALLERS:
                tried.append(bench.attempt(which, python, [newest]))
        if len(versions) > 1:
            first = f"tensorflow=={versions[0]}"
            tried += [bench.attempt(w, pythons[0], [first]) for w in INSTALLERS]
        for python in pythons:
            try:
                extra, attempts = pins(bench, python, newest)
            except Pending:
                continue
            return python, [newest, *extra], unique(tried + attempts)
    raise Pending(f"TensorFlow {minor}: on no Python at hand ({', '.join(pythons)})")


def unique(attempts: list[Attempt]) -> list[Attempt]:
    return list({attempt.name: attempt for attempt in attempts}.values())
