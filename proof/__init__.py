"""Pages -> executed blocks -> records -> pages.

The way of an example, in the order in which it takes it:

    examples, pages       what is published: the files, and the blocks that a reader sees
    environments, data    what it runs in
    runner, runs          how it runs; notebooks and kernel, commands, scripts: other kinds
    outcomes, records     what it did, made comparable and kept; audit runs a sample again
    releases/             how a release installs; what its record says of it
    render/               records -> the Markdown that pages include
    harness/publish/      finishes the built site; MkDocs by thin hooks, or another builder
    recording, plugin     the two that drive all this: `make record`, and pytest
    prove/, bench/        what the gate catches, and what it costs
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Mistake(Exception):
    """Something in the project's own files is wrong: where, what, and the mend."""

    def __init__(self, place: object, line: int, mend: str) -> None:
        if isinstance(place, Path) and place.is_relative_to(ROOT):
            place = place.relative_to(ROOT)
        super().__init__(f"{place}:{line}: {mend}")


def cache() -> Path:
    """Where environments and data are kept, outside the tree; `$PROOF_CACHE` moves it."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    path = Path(os.environ.get("PROOF_CACHE") or Path(base) / "keras-inside-tensorflow")
    path.mkdir(parents=True, exist_ok=True)
    return path


def write(path: Path, data: str | bytes) -> None:
    """Writes a whole file or nothing; leaves it alone where it already says that."""
    if isinstance(data, str):
        data = data.encode()
    if path.exists() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = None
    try:
        descriptor, partial = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.chmod(partial, 0o644)
        os.replace(partial, path)
    except BaseException as error:
        if partial:
            Path(partial).unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(path)  # a full disk does not say where
        raise
