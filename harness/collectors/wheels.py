"""Which versions of a dependency a Python can install, as the package index said one day.

`environments/wheels.json` contains them, so that jobs are known without a network;
`python -m harness wheels` asks again. Of each minor version it has the newest patch.
"""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import (
    InvalidWheelFilename,
    canonicalize_name,
    parse_wheel_filename,
)
from packaging.version import Version

from harness import environments
from harness.collectors.pypi import INDEX
from harness.project import Project, ProjectError, write

# Any glibc: what runs here is newer than what any wheel asks for.
PLATFORMS = [
    *(f"manylinux_2_{n}_x86_64" for n in range(40, 4, -1)),
    *(f"manylinux{n}_x86_64" for n in ("2014", "2010", "1")),
    "linux_x86_64",
    "any",
]
HINT = "not a list of wheels; restore it with git, or run `python -m harness wheels`"
Wheels = dict[str, dict[str, list[str]]]  # by package and Python, oldest first


def path(project: Project) -> Path:
    return project.environments / "wheels.json"


def load(project: Project) -> Wheels:
    """The versions by package and Python; raises `ProjectError`."""
    return project.once(_read)["packages"]


def day(project: Project) -> str:
    """The day on which the index was asked: 2026-01-31; nothing where it never was."""
    return str(project.once(_read)["day"])


def _read(project: Project) -> dict[str, Any]:
    file = path(project)
    if not file.exists():
        return {"day": "", "packages": {}}
    try:
        data = json.loads(file.read_text("utf-8"))
        return {"day": data["day"], "packages": dict(data["packages"])}
    except (ValueError, KeyError, TypeError) as error:
        raise ProjectError(file, 1, HINT) from error


def refresh(project: Project, packages: Iterable[str]) -> None:
    """Asks the index for some packages and writes the list; raises `OSError`."""
    known = environments.load_all(project).values()
    pythons = {env.python for env in known if env.is_release}
    found = {one: versions(files(one), pythons) for one in sorted(set(packages))}
    today = datetime.now(UTC).strftime("%Y-%m-%d")
    write(path(project), text(today, found))
    project.forget()


def files(package: str) -> list[Mapping[str, Any]]:
    """A package's files as the index lists them; raises `OSError`."""
    accept = {"Accept": "application/vnd.pypi.simple.v1+json"}
    request = urllib.request.Request(INDEX.format(package), headers=accept)
    with urllib.request.urlopen(request, timeout=60) as answer:
        listed: list[Mapping[str, Any]] = json.load(answer)["files"]
        return listed


def versions(
    listed: Iterable[Mapping[str, Any]], pythons: Iterable[str]
) -> dict[str, list[str]]:
    """By Python, the newest patch of each minor version that it can install."""
    supported = {python: tags_of(python) for python in pythons}
    newest: dict[str, dict[tuple[int, ...], Version]] = {one: {} for one in supported}
    for file in listed:
        try:
            _, version, _, tags = parse_wheel_filename(file["filename"])
            wanted = SpecifierSet(file.get("requires-python") or "")
        except (InvalidWheelFilename, InvalidSpecifier):
            continue
        if file.get("yanked") or version.is_prerelease:
            continue
        for python, known in supported.items():
            if not known.isdisjoint(tags) and wanted.contains(f"{python}.99"):
                minor = minor_of(version)
                best = newest[python].get(minor, version)
                newest[python][minor] = max(best, version)
    found = {one: sorted(has.values()) for one, has in newest.items() if has}
    ordered = sorted(found, key=lambda one: int(one.partition(".")[2]))
    return {one: [str(version) for version in found[one]] for one in ordered}


def minor_of(version: Version) -> tuple[int, ...]:
    """1.19.5 is of 1.19, and 84 of 84.0."""
    return (*version.release, 0)[:2]


def tags_of(python: str) -> frozenset[Tag]:
    """The tags of wheels that a CPython can install on Linux."""
    numbers = [int(n) for n in python.split(".")]
    name = f"cp{''.join(map(str, numbers))}"
    abis = [f"{name}m", name] if numbers[1] < 8 else [name]
    own = cpython_tags(numbers, abis=abis, platforms=PLATFORMS)
    return frozenset([*own, *compatible_tags(numbers, name, PLATFORMS)])


def text(today: str, found: Wheels) -> str:
    """The file: a line for each package and Python, so that a change is a short diff."""
    blocks = []
    for package, pythons in found.items():
        lines = ",\n".join(
            f"   {json.dumps(python)}: {json.dumps(has)}"
            for python, has in pythons.items()
        )
        blocks.append(f"  {json.dumps(canonicalize_name(package))}: {{\n{lines}\n  }}")
    body = ",\n".join(blocks)
    return f'{{\n "day": {json.dumps(today)},\n "packages": {{\n{body}\n }}\n}}\n'
