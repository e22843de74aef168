"""Bodies that many lines share: each is written once, and lines refer to its digest.

A release publishes mostly what the one before it does.
`environments/<kind>-bodies.jsonl` contains each body once, sorted by digest, so a fact
that is equal on all releases has the size of one and a reference, and what a release
changed is a diff of new bodies.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from harness.model import Line
from harness.project import Project, ProjectError, write

HINT = "not a body of a record; restore it with git, or `make record FORCE=1`"


@dataclass(frozen=True)
class BodyLine(Line):
    """A line with one field besides its key: the digest of a body."""

    def as_json(self) -> dict[str, Any]:
        return {self.field(): getattr(self, self.field())}

    @classmethod
    def from_json(cls, key: str, data: Mapping[str, Any]) -> Self:
        return cls(key, **{cls.field(): str(data[cls.field()])})

    @classmethod
    def field(cls) -> str:
        """The name of the field, in the class and in the record."""
        return fields(cls)[-1].name

    def describe(self) -> str:
        return f"{self.field()} {getattr(self, self.field())}"


def named(project: Project, kind: str, field: str) -> set[str]:
    """The digests that a field of the lines of a kind names, in all environments."""
    return {
        row[field]
        for file in project.environments.glob(f"*/{kind}.jsonl")
        for row in map(json.loads, file.read_text("utf-8").splitlines())
        if field in row
    }


def digest(body: Mapping[str, Any]) -> str:
    """What lines refer to: 40 bits, in hexadecimal digits."""
    text = json.dumps(body, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def path(project: Project, kind: str) -> Path:
    return project.environments / f"{kind}-bodies.jsonl"


def load(project: Project, kind: str) -> dict[str, dict[str, Any]]:
    """All bodies of a kind by their digests, to be read only; raises `ProjectError`."""
    return read(path(project, kind))


def read(file: Path) -> dict[str, dict[str, Any]]:
    """The bodies of a file; one that stayed isn't read again."""
    if not file.exists():
        return {}
    stat = file.stat()
    return _read(file, (stat.st_mtime_ns, stat.st_ino, stat.st_size))


@lru_cache(maxsize=8)
def _read(file: Path, _changed: tuple[int, ...]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    text = file.read_text("utf-8")
    for number, row in enumerate(text.splitlines(), 1):
        try:
            body = json.loads(row)
            name = body.pop("is")
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            raise ProjectError(file, number, HINT) from error
        if name != digest(body):
            raise ProjectError(file, number, f"it isn't {name}: {HINT}")
        found[name] = body
    return found


def add(project: Project, kind: str, bodies: Iterable[Mapping[str, Any]]) -> None:
    """Adds bodies to their file, for this process alone."""
    change(project, kind, {digest(body): dict(body) for body in bodies}, None)


def prune(project: Project, kind: str, used: set[str]) -> None:
    """Removes the bodies to which no line refers."""
    change(project, kind, {}, used)


def change(
    project: Project, kind: str, new: dict[str, dict[str, Any]], used: set[str] | None
) -> None:
    """Writes a file of bodies whole, or leaves it. The folder is locked meanwhile."""
    folder = os.open(project.environments, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        old = load(project, kind)
        kept = {n: b for n, b in (old | new).items() if used is None or n in used}
        if kept != old:
            rows = ({"is": name, **body} for name, body in sorted(kept.items()))
            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            write(path(project, kind), "".join(lines))
    finally:
        os.close(folder)
