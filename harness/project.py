"""The project: where its files are, how they are read once and written whole."""

from __future__ import annotations

import contextlib
import functools
import os
import re
import tempfile
import tomllib
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
NAME = "keras-inside-tensorflow"
# Inline metadata, PEP 723: of programs, shell examples and locks.
HEADER = re.compile(
    r"^# /// (?P<kind>[a-z]+)\n(?P<toml>(?:#(?: .*)?\n)+?)# ///\n", re.MULTILINE
)


class ProjectError(Exception):
    """An error in the project's files. The message has the file, the line, and the fix."""

    def __init__(self, path: object, line: int, hint: str) -> None:
        with contextlib.suppress(ValueError):
            path = Path(str(path)).relative_to(Path.cwd())
        super().__init__(f"{path}:{line}: {hint}")


class Project:
    """One checkout. Everything that is read from it is read once, by `once`."""

    def __init__(self, root: Path, cache: Path | None = None) -> None:
        """`cache` is the folder for environments and data; without it, `cache_folder()`."""
        self.root = root.resolve()
        self.docs = self.root / "docs"
        self.snippets = self.root / "snippets"
        self.environments = self.root / "environments"
        self.generated = self.root / "generated"
        self.schemas = self.root / "schemas"
        self._cache = cache
        self._made: dict[Callable[[Project], Any], Any] = {}

    @cached_property
    def cache(self) -> Path:
        """Where environments and data are kept, outside the tree."""
        return self._cache or cache_folder()

    @cached_property
    def settings(self) -> dict[str, Any]:
        """The table `[tool.harness]` of pyproject.toml.

        Raises `ProjectError` where it is missing.
        """
        path = self.root / "pyproject.toml"
        try:
            table = tomllib.loads(path.read_text("utf-8"))["tool"]["harness"]
        except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
            raise ProjectError(
                path, 1, f"add the table [tool.harness]: {error}"
            ) from error
        return dict(table)

    @property
    def includes(self) -> tuple[Path, ...]:
        """The folders from which pages include, as `mkdocs.yml` names them."""
        return self.snippets, self.generated, self.docs / "about"

    def once(self, make: Callable[[Project], T]) -> T:
        """What `make(project)` returns; it is called once for each project."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    def forget(self) -> None:
        """Drops all that was read: the files have changed."""
        self._made.clear()

    def relative(self, path: Path) -> str:
        """A path as messages show it: from the project's folder."""
        return path.relative_to(self.root).as_posix()


def once(make: Callable[[Project], T]) -> Callable[[Project], T]:
    """Makes a function that reads something of a project do so once for each."""
    return functools.wraps(make)(lambda project: project.once(make))


def here() -> Project:
    """The project that contains this package."""
    return Project(Path(__file__).resolve().parent.parent)


def cache_folder() -> Path:
    """The cache folder, made on first use; `$HARNESS_CACHE` moves it.

    Raises `ProjectError` where it can't be made or written.
    """
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    path = Path(os.environ.get("HARNESS_CACHE") or Path(base) / NAME)
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        hint = f"this cache folder can't be written ({error.strerror}); set $HARNESS_CACHE to one that can"
        raise ProjectError(path, 1, hint) from error
    return path


def write(path: Path, data: str | bytes) -> None:
    """Writes a whole file or nothing; leaves a file alone that already has this text."""
    if isinstance(data, str):
        data = data.encode()
    if path.exists() and path.read_bytes() == data:
        return
    partial = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, partial = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.chmod(partial, 0o644)
        os.replace(partial, path)
    except BaseException as error:
        if partial:
            Path(partial).unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(path)  # a full disk doesn't say where
        raise


def metadata(text: str, kind: str, path: object) -> dict[str, Any]:
    """The inline metadata (PEP 723) of one kind.

    Raises `ProjectError` where there is none, or where it isn't TOML.
    """
    for match in HEADER.finditer(text):
        if match["kind"] == kind:
            toml = re.sub(r"^# ?", "", match["toml"], flags=re.MULTILINE)
            try:
                return tomllib.loads(toml)
            except tomllib.TOMLDecodeError as error:
                line = text[: match.start()].count("\n") + 1
                hint = f"the header isn't TOML: {error}"
                raise ProjectError(path, line, hint) from error
    raise ProjectError(
        path, 1, f"no header: begin with `# /// {kind}`, end with `# ///`"
    )
