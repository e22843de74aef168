"""The uses of companions: a small program for each package, in the folder `uses/`.

A use begins with a header that says of which package it is and what that is for. The
program then does that once, without a download. The Keras object that it makes, or that it
passes to the package, is its `model`.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from harness.project import HEADER, Project, ProjectError, metadata

FOLDER = Path(__file__).with_name("uses")
SETTINGS: dict[str, type] = {
    "package": str,
    "purpose": str,
    "also": list,
    "excluded": str,
}


@dataclass(frozen=True)
class Use:
    """A package and its program.

    `also` is what a reader installs along with it, and `excluded` says why it isn't run
    here. A package may be asked for with an extra: `ray[train]`.
    """

    package: str
    purpose: str
    code: str = ""
    also: tuple[str, ...] = ()
    excluded: str = ""
    path: Path = FOLDER

    @property
    def name(self) -> str:
        """The package's name without an extra."""
        return canonicalize_name(self.package.partition("[")[0])

    @cached_property
    def source(self) -> str:
        """Its code without comments: what its outcome depends on."""
        return ast.unparse(ast.parse(self.code))


def uses(project: Project) -> list[Use]:
    """All of them, by name. Raises `ProjectError`."""
    return project.once(_read)


def by_name(project: Project) -> dict[str, Use]:
    return {one.name: one for one in uses(project)}


def _read(project: Project) -> list[Use]:
    found = [read(path) for path in sorted(FOLDER.glob("[a-z]*.py"))]
    return sorted(found, key=lambda one: one.name)


def read(path: Path) -> Use:
    """One use; raises `ProjectError` at a header that lacks something or has too much."""
    text = path.read_text("utf-8")
    header = metadata(text, "companion", path)
    check(header, path)
    code = HEADER.sub("", text, count=1).lstrip("\n")
    if not code.strip() and "excluded" not in header:
        raise ProjectError(path, 1, "add the program, or `excluded` with the reason")
    return Use(
        header["package"],
        header["purpose"],
        code,
        tuple(header.get("also", ())),
        header.get("excluded", ""),
        path,
    )


def check(header: Mapping[str, Any], path: Path) -> None:
    """Raises `ProjectError` at a setting that is missing, unknown, or of another type."""
    for name in ("package", "purpose"):
        if name not in header:
            raise ProjectError(path, 1, f"the header has no `{name}`: add it")
    for name, value in header.items():
        if not isinstance(value, SETTINGS.get(name, type(None))):
            known = ", ".join(SETTINGS)
            raise ProjectError(path, 1, f"`{name}` is wrong here; known are: {known}")
