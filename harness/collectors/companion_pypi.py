"""What the package index says of companions: their last release, and for which Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

from packaging.specifiers import SpecifierSet
from packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    parse_sdist_filename,
    parse_wheel_filename,
)
from packaging.version import InvalidVersion, Version

from harness.collectors.wheels import files

AT_ONCE = 4


def facts(packages: Iterable[str]) -> dict[str, dict[str, Any]]:
    """By package its newest version, that one's day, Python versions and wheels."""
    names = sorted(set(packages))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(names, pool.map(fact, names), strict=True))


@cache
def by_version(package: str) -> dict[Version, list[Mapping[str, Any]]]:
    """The files of each final version that wasn't withdrawn; raises `OSError`."""
    found: dict[Version, list[Mapping[str, Any]]] = {}
    for file in files(package):
        version = version_of(file["filename"])
        if version and not (file.get("yanked") or version.is_prerelease):
            found.setdefault(version, []).append(file)
    return found


def fact(package: str) -> dict[str, Any]:
    """Of the newest final version: `newest`, `last` (its day), `python` (what it asks
    for), `wheels` (for which: `any`, or Python versions; empty where there's none)."""
    found = by_version(package)
    if not found:
        return {}
    newest = max(found)
    own = found[newest]
    made = {tag for file in own for tag in tags_of(file["filename"])}
    return {
        "newest": str(newest),
        "last": max(file["upload-time"] for file in own)[:10],
        "python": str(own[0].get("requires-python") or ""),
        "wheels": sorted(made, key=lambda one: [len(one), one]),
    }


def allows(package: str, version: str, python: str) -> bool:
    """Whether a version states to run on a Python: pip installs no other one."""
    own = by_version(package).get(Version(version), ())
    asked = [SpecifierSet(one.get("requires-python") or "") for one in own]
    return not asked or any(one.contains(f"{python}.99") for one in asked)


def version_of(filename: str) -> Version | None:
    """The version of a wheel or of a source archive."""
    try:
        if filename.endswith(".whl"):
            return parse_wheel_filename(filename)[1]
        return parse_sdist_filename(filename)[1]
    except (InvalidWheelFilename, InvalidSdistFilename, InvalidVersion):
        return None


def tags_of(filename: str) -> set[str]:
    """The Python versions of a wheel that runs on Linux: `any`, or 3.8."""
    if not filename.endswith(".whl"):
        return set()
    tags = parse_wheel_filename(filename)[3]
    fits = [t for t in tags if t.platform == "any" or t.platform.endswith("x86_64")]
    fits = [t for t in fits if "macosx" not in t.platform]
    return {
        "any"
        if one.interpreter.startswith("py") or one.abi == "abi3"
        else f"3.{one.interpreter[3:]}"
        for one in fits
        if one.interpreter.startswith(("py3", "cp3"))
    }
