"""Keeps what was made once, by a digest of all that it depends on.

It is in the cache folder, never in the tree. What nobody asked for in a month expires.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable
from functools import cache as once
from importlib import metadata
from pathlib import Path
from typing import TypeVar

from harness.project import Project, ProjectError, write

T = TypeVar("T")
MONTH = 30 * 24 * 3600  # seconds
TOOLS = ("Markdown", "lxml", "Pygments", "pymdown-extensions", "pytest-codeblocks")


@once
def tools() -> list[str]:
    """The packages that make what is kept, at their versions."""
    return [f"{name} {metadata.version(name)}" for name in TOOLS]


def contents(paths: Iterable[Path]) -> str:
    """A digest of what these files contain."""
    found = hashlib.sha256()
    for path in paths:
        found.update(path.read_bytes())
    return found.hexdigest()


def cached(project: Project, kind: str, depends: object, make: Callable[[], T]) -> T:
    """What `make` returns, or returned earlier for the same input: a value that JSON can store.

    Nothing is stored where it raises; where nothing can be written, it is made again.
    """
    text = json.dumps([tools(), depends], sort_keys=True, default=str)
    digest = hashlib.sha256(text.encode()).hexdigest()
    try:
        path = project.cache / "cached" / kind / f"{digest[:32]}.json"
    except ProjectError:  # there is no folder for a cache
        return make()
    with contextlib.suppress(OSError, ValueError):
        made: T = json.loads(path.read_bytes())
        os.utime(path)
        return made
    made = make()
    with contextlib.suppress(OSError):
        write(path, json.dumps(made, ensure_ascii=False))
    return made


def expire(project: Project) -> None:
    """Removes what nobody asked for in a month."""
    for path in (project.cache / "cached").rglob("*.json"):
        with contextlib.suppress(OSError):  # another process removes it too
            if time.time() - path.stat().st_mtime > MONTH:
                path.unlink()
