"""What the package index says of each release: files, dates, sizes. Nothing is installed."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from platform import python_version
from typing import TYPE_CHECKING, Any

from packaging.utils import InvalidWheelFilename, parse_wheel_filename
from packaging.version import Version

from harness import subject
from harness.environments import Environment
from harness.model import Collector, Job, Line, Run
from harness.project import Project
from harness.records import digest

if TYPE_CHECKING:
    from harness.pool import Slot

INDEX = "https://pypi.org/simple/{}/"
PLATFORMS = {  # a part of a wheel's platform tag, and what readers call it
    "manylinux_x86_64": "Linux x86-64",
    "manylinux_aarch64": "Linux ARM",
    "macosx_x86_64": "macOS Intel",
    "macosx_arm64": "macOS Apple silicon",
    "win_amd64": "Windows",
}


@dataclass(frozen=True)
class Wheel:
    """One wheel of the index. `python` is a minor version, `size` is in bytes."""

    version: Version
    python: str
    platform: str
    size: int
    uploaded: str


@cache
def wheels(package: str) -> list[Wheel]:
    """Every CPython wheel of a package that wasn't withdrawn; raises `OSError`."""
    accept = {"Accept": "application/vnd.pypi.simple.v1+json"}
    request = urllib.request.Request(INDEX.format(package), headers=accept)
    with urllib.request.urlopen(request, timeout=60) as answer:
        files = json.load(answer)["files"]
    found = []
    for file in files:
        if not file["filename"].endswith(".whl") or file.get("yanked"):
            continue
        try:
            _, version, _, tags = parse_wheel_filename(file["filename"])
        except InvalidWheelFilename:
            continue
        for tag in tags:
            platform = platform_of(tag.platform)
            if tag.interpreter.startswith("cp3") and platform:
                python = f"3.{tag.interpreter.removeprefix('cp3')}"
                found.append(
                    Wheel(version, python, platform, file["size"], file["upload-time"])
                )
    return found


def platform_of(tag: str) -> str | None:
    """`manylinux2014_x86_64` is Linux x86-64."""
    for known, name in PLATFORMS.items():
        system, _, machine = known.partition("_")
        if tag.startswith(system) and tag.endswith(machine):
            return name
    return None


def versions(minor: str, package: str = subject.PACKAGE) -> list[Version]:
    """The patches of a release, oldest first: 2.10 is 2.10.0 and 2.10.1.

    Pre-releases count only where there is nothing else.
    """
    wanted = tuple(int(n) for n in minor.split("."))
    found = {w.version for w in wheels(package) if w.version.release[:2] == wanted}
    final = {version for version in found if not version.is_prerelease}
    return sorted(final or found)


def minors(package: str = subject.PACKAGE) -> list[str]:
    """Every release from 2.0 on that is final, oldest first."""
    found = {
        w.version.release[:2] for w in wheels(package) if not w.version.is_prerelease
    }
    return [f"{a}.{b}" for a, b in sorted(found) if a >= 2]


@dataclass(frozen=True)
class PypiLine(Line):
    """What the index says of one version; the key is the requirement."""

    first: str  # the first patch of its release
    released: str  # the day of its first wheel
    wheels: dict[str, list[str]]  # platform to Python versions
    megabytes: int  # of the largest Linux wheel

    def as_json(self) -> dict[str, Any]:
        return {k: v for k, v in vars(self).items() if k != "key"}

    @classmethod
    def from_json(cls, key: str, data: Mapping[str, Any]) -> PypiLine:
        names = ("first", "released", "wheels", "megabytes")
        return cls(key, *(data[name] for name in names))


class Pypi(Collector):
    """The index, asked once for each release and again when its patch changes."""

    name = "pypi"
    line = PypiLine
    audited = False  # the index moves on

    def jobs(self, project: Project, env: Environment) -> Iterable[Job]:
        if env.is_release:
            key = f"{subject.PACKAGE}=={env.version}"
            depends = [self.name, self.version, key]
            yield Job(self, env, key, digest(depends), env.version, io_bound=True)

    def run(self, project: Project, job: Job, slot: Slot) -> Run:
        started = time.monotonic()
        line = facts(job.key, Version(job.body))
        return Run(line, time.monotonic() - started, 0.0, python_version())

    def lines(self, project: Project, job: Job, run: Run) -> list[Line]:
        return [run.result]


def facts(key: str, version: Version) -> PypiLine:
    """What the index says of one version; raises `OSError`."""
    own = [wheel for wheel in wheels(subject.PACKAGE) if wheel.version == version]
    table: dict[str, list[str]] = {}
    for platform in PLATFORMS.values():
        pythons = {wheel.python for wheel in own if wheel.platform == platform}
        if pythons:
            table[platform] = sorted(pythons, key=lambda p: int(p.split(".")[1]))
    linux = [wheel.size for wheel in own if wheel.platform == "Linux x86-64"]
    minor = ".".join(map(str, version.release[:2]))
    return PypiLine(
        key,
        first=str(versions(minor)[0]),
        released=min(wheel.uploaded for wheel in own)[:10],
        wheels=table,
        megabytes=round(max(linux) / 1e6) if linux else 0,
    )
