"""Remembers what was made once, by a digest of all that it depends on.

It lies in the cache, never in the tree. What nobody asked for in a month is forgotten.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TypeVar

from proof import cache as this_cache
from proof import write

T = TypeVar("T")
MONTH = 30 * 24 * 3600  # seconds
TOOLS = (  # other builders of the site too
    "Markdown",
    "lxml",
    "mkdocs",
    "mkdocs-material",
    "properdocs",
    "Pygments",
    "codespell",
    "pymdown-extensions",
    "pytest-codeblocks",
    "rumdl",
)


@cache
def tools() -> list[str]:
    """The packages that make it, at their versions, as far as they are installed."""
    found = []
    for name in TOOLS:
        with contextlib.suppress(metadata.PackageNotFoundError):
            found.append(f"{name} {metadata.version(name)}")
    return found


def read(paths: Iterable[Path]) -> str:
    """Stands for what these files say."""
    said = hashlib.sha256()
    for path in paths:
        said.update(path.read_bytes())
    return said.hexdigest()


def below(*places: Path) -> list[Path]:
    """These files, and those of these folders, less what Python makes of them."""
    return [
        path
        for place in places
        for path in (sorted(place.rglob("*")) if place.is_dir() else [place])
        if path.is_file() and path.suffix != ".pyc"
    ]


def remembered(kind: str, depends: object, make: Callable[[], T]) -> T:
    """What `make` gives, or once gave for the same: something that JSON holds.

    Nothing is kept where it raises, and where nothing can be written it is made anew.
    The code that makes it is among what it depends on.
    """
    text = json.dumps([tools(), depends], sort_keys=True, default=str)
    digest = hashlib.sha256(text.encode()).hexdigest()
    path = this_cache() / "memory" / kind / f"{digest[:32]}.json"
    with contextlib.suppress(OSError, ValueError):
        made = json.loads(path.read_bytes())
        os.utime(path)
        return made
    made = make()
    with contextlib.suppress(OSError):
        write(path, json.dumps(made, ensure_ascii=False))
    return made


def forget() -> None:
    """Removes what nobody asked for in a month."""
    for path in (this_cache() / "memory").rglob("*.json"):
        with contextlib.suppress(OSError):  # another process forgets it too
            if time.time() - path.stat().st_mtime > MONTH:
                path.unlink()
