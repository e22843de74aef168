"""What an injected fault is."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from harness import environments
from harness.collectors import shell
from harness.project import Project
from tests.project_copy import ProjectCopy

KINDS = ("code", "page", "record", "notebook", "data", "site", "machinery")
DATA = "mnist.npz"  # it is in the cache, not in the project
ROOT = "@ROOT@"  # in an injected text: the folder of the copy


@dataclass(frozen=True)
class Fault:
    """One fault: what is changed, and how the gate must answer.

    Texts name releases by their roles: `{newest}`, `{reference}`, and `{older}`, one of
    the middle; `{newest_python}`; `{older_version}`, its TensorFlow's; `{older_pin}`,
    the version of one of its packages; `{reference_command}` installs with uv. `check` has the words for pytest, or begins with
    another way to look:

    - `build`: the strict build of the site;
    - `site`: the changed pages are built, then the words are pytest's, on that site;
    - `record`: `renew` runs; what its outcome shows beyond digests is for review;
    - `audit`: an environment and an example, run again and compared.
    """

    kind: str
    name: str
    file: str
    old: str | None  # it is there once; None where the whole file is meant
    new: str | None  # what replaces it; None where the file is removed
    says: str  # a pattern of the message; it names the place
    catcher: str  # for a reader: what notices
    check: tuple[str, ...]
    renew: str = ""  # an example and an environment: its record is made again first
    also: tuple[tuple[str, str, str], ...] = ()  # further edits: file, old, new

    def inject(self, copy: ProjectCopy, cache: Path) -> None:
        """Breaks the copy, or a copy of the cache."""
        new = (self.new or "").replace(ROOT, str(copy.root))
        if self.file == DATA:
            (cache / DATA).write_bytes(damaged((cache / DATA).read_bytes(), new))
        elif self.new is None:
            (copy.root / self.file).unlink()
        elif self.old is None:
            copy.add(self.file, new)
        else:
            copy.edit(self.file, self.old, new)
        for file, old, other in self.also:
            copy.edit(file, old, other)


def roles(project: Project) -> dict[str, str]:
    """The releases by the names that faults use."""
    known = environments.releases(environments.load_all(project))
    newest, older = known[-1], known[len(known) // 3]
    reference = environments.load_all(project)[environments.reference(project)]
    _, with_uv = shell.install(project, reference)
    return {
        "{newest}": newest.name,
        "{newest_python}": newest.python,
        "{reference}": reference.name,
        "{reference_command}": with_uv.text,
        "{older}": older.name,
        "{older_version}": older.version,
        "{older_pin}": older.packages["absl-py"],
    }


def of_project(fault: Fault, named: dict[str, str]) -> Fault:
    """A fault with the releases' names; in patterns they are quoted."""

    def filled(value: Any, pattern: bool) -> Any:
        if isinstance(value, tuple):
            return tuple(filled(one, pattern) for one in value)
        if isinstance(value, str):
            for role, name in named.items():
                value = value.replace(role, re.escape(name) if pattern else name)
        return value

    every = {one.name: getattr(fault, one.name) for one in fields(fault)}
    return replace(
        fault, **{name: filled(v, name == "says") for name, v in every.items()}
    )


def damaged(whole: bytes, how: str) -> bytes:
    """The bytes of a file, `cut` off, `altered` or `empty`."""
    if how == "cut":
        return whole[:-1000]
    if how == "altered":
        middle = len(whole) // 2
        return whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
    return b""
