"""Which cells of the grid run, and which cell stands for one that doesn't.

A cell is a file of a writer and a reader. Two files of the same content (`inside/
contents.py`: without versions, dates, and layout) whose writers predict the same stand
for each other; so do two readers with the same Keras and HDF5 libraries, for the formats
that Keras alone reads, and with the same Python for a `Lambda`, whose file contains
bytecode. The first of each in the environments' order runs. Of what is spared, a tenth
runs all the same, drawn by a digest of its name: it has to agree.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from packaging.version import Version

from harness import environments
from harness.collectors.api import observed
from harness.collectors.saves_model import GRAPHS, OWN, cells
from harness.environments import Environment
from harness.project import Project

KIND = "saves"
WRITTEN = "written"  # the key of a writer's own job
CONTROL = 10  # one of so many spared cells runs all the same
Files = dict[str, dict[str, str]]  # by format and kind, a content


def taking_part(project: Project) -> dict[str, Environment]:
    """The environments that write and read: each release, with the `tf_keras` of the
    release, and one for every second Keras 3 minor that could be installed instead. A new
    release takes part once `saved-files-up-to` names it: it makes work for all others."""
    return project.once(_taking_part)


def _taking_part(project: Project) -> dict[str, Environment]:
    found: dict[str, Environment] = {}
    minors: set[tuple[int, ...]] = set()
    newest = Version(project.settings.get("saved-files-up-to", "0"))
    for name, env in environments.load_all(project).items():
        if env.is_preview or not observed(project, env):
            continue
        if Version(env.release) > newest:
            continue
        if not (env.is_release or "tf-keras" in env.packages):
            minor = keras_of(env).release[:2]
            # Before Keras 3, `tf.keras` isn't what another `keras` replaces.
            own = Version(env.release) >= Version("2.16")
            if not own or minor in minors or minor[1] % 2:
                continue
            minors.add(minor)
        found[name] = env
    return found


def keras_of(env: Environment) -> Version:
    """The version of the Keras that is `tf.keras` there."""
    if env.variables.get("TF_USE_LEGACY_KERAS"):
        return Version(env.packages["tf-keras"])
    found = env.packages.get("keras") or env.packages.get("keras-nightly")
    return Version(found or env.version)


def libraries(env: Environment) -> tuple[str, str]:
    """What decides how Keras reads its own files: two readers that agree are one."""
    return str(keras_of(env)), env.packages["h5py"].partition(".")[0]


def same_reader(env: Environment, name: str, kind: str) -> tuple[str, ...]:
    """What decides how a reader reads a file."""
    if name == "tflite" or name == "export":
        return (env.version,)  # TensorFlow alone reads it
    if name in GRAPHS:
        return env.version, str(keras_of(env).major)
    own = libraries(env)
    return (*own, env.python) if kind == "lambda" else own


@lru_cache(maxsize=512)
def written(path: Path, _changed: int) -> tuple[Files, dict[str, str]]:
    """What a record's writer wrote, and by kind a digest of what its model predicts; it
    is read again when the file changes."""
    for row in path.read_text("utf-8").splitlines():
        data = json.loads(row)
        if data.get("job") == WRITTEN:
            return data.get("files", {}), data.get("predictions", {})
    return {}, {}


Cell = tuple[str, str, str]  # writer or reader, format, kind


class Grid:
    """All cells; `run` says which run, `stands` which one stands for another."""

    def __init__(
        self,
        known: Mapping[str, Environment],
        files: Mapping[str, Files],
        predictions: Mapping[str, Mapping[str, str]],
    ) -> None:
        self.known, self.files, self._predictions = known, files, predictions
        self.readers = list(known)
        # By file and writer, or reader: the first one of the same content, or libraries.
        self._writers: dict[Cell, str] = {}
        first: dict[tuple[str, ...], str] = {}
        for writer in files:
            for name, kind in self.cells(writer):
                key = self._content(writer, name, kind)
                self._writers[writer, name, kind] = first.setdefault(key, writer)
        self._readers: dict[Cell, str] = {}
        first = {}
        for reader in self.readers:
            for name, kind in cells():
                key = (name, kind, *same_reader(known[reader], name, kind))
                self._readers[reader, name, kind] = first.setdefault(key, reader)

    def _content(self, writer: str, name: str, kind: str) -> tuple[str, ...]:
        """What two files that stand for each other have in common."""
        content = self.files[writer][name][kind]
        known = self._predictions.get(writer, {}).get(kind, "")
        return name, kind, f"{OWN} {writer}" if content == OWN else content, known

    def cells(self, writer: str) -> Iterator[tuple[str, str]]:
        """A writer's files, as format and kind."""
        for name, kinds in self.files[writer].items():
            yield from ((name, kind) for kind in kinds)

    def stands(self, reader: str, writer: str, name: str, kind: str) -> tuple[str, str]:
        """The reader and the writer that stand for a cell; its own where it isn't spared."""
        return self._readers[reader, name, kind], self._writers[writer, name, kind]

    def run(self, reader: str, writer: str) -> list[tuple[str, str]]:
        """The cells of a reader and a writer that run."""
        return [
            (name, kind)
            for name, kind in self.cells(writer)
            if self.stands(reader, writer, name, kind) == (reader, writer)
            or drawn(reader, writer, name, kind)
        ]


@cache  # it is asked for each cell several times
def drawn(reader: str, writer: str, name: str, kind: str) -> bool:
    """Whether a spared cell runs all the same."""
    text = f"{reader} {writer} {name} {kind}"
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % CONTROL == 0


def grid(project: Project) -> Grid:
    """The grid of all that wrote by now; it is made again when a record changes."""
    known = tuple(taking_part(project).values())
    paths = [env.path / f"{KIND}.jsonl" for env in known]
    changed = tuple(one.stat().st_mtime_ns if one.exists() else 0 for one in paths)
    return _grid(known, changed)


@lru_cache(maxsize=2)
def _grid(known: tuple[Environment, ...], changed: tuple[int, ...]) -> Grid:
    files: dict[str, Files] = {}
    predictions: dict[str, dict[str, str]] = {}
    for env, moment in zip(known, changed, strict=True):
        if moment:
            own, predicted = written(env.path / f"{KIND}.jsonl", moment)
            files |= {env.name: own} if own else {}
            predictions[env.name] = predicted
    found = {env.name: env for env in known}
    return Grid(found, files, predictions)
