"""Which architectures run in which environment, and which stand for one that doesn't.

The smallest of each family is built, predicts, and is saved on each release, but for those
with the Keras and HDF5 libraries of another one. With `tf_keras` and other Keras 3, two do
so everywhere (`SIGNS`), and the others where one of the two does anything else than where
they were: other layers, other predictions, another result of a format. A larger one is only
built: where it's new, and where its family's smallest has more or fewer parameters or
layers. Of what is spared, some run all the same, drawn by a digest of their names: they
have to agree. As a SavedModel, which TensorFlow writes, large ones are saved on each
release, whatever its Keras (`Grid.saved_apart`).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from harness import environments
from harness.collectors import bodies
from harness.collectors.behaviors import runs_in
from harness.collectors.saves_grid import libraries
from harness.environments import Environment
from harness.project import Project, once

KIND = "applications"
PLACE = "tf.keras.applications"
TRACED = 100  # layers of what is saved in all formats at once: `inside/networks.py`
CONTROL = 40  # one of so many spared ones runs all the same
SIGNS = ("VGG16", "MobileNetV2")  # what changes them may change others
# The smallest of each family that has several; any other is a family by itself.
FAMILIES = {
    "ConvNeXt": "ConvNeXtTiny",
    "DenseNet": "DenseNet121",
    "EfficientNetB": "EfficientNetB0",
    "EfficientNetV2": "EfficientNetV2B0",
    "MobileNetV3": "MobileNetV3Small",
    "NASNet": "NASNetMobile",
    "RegNetX": "RegNetX002",
    "RegNetY": "RegNetY002",
    r"ResNet\d+V2$": "ResNet50V2",
    r"ResNet\d+$": "ResNet50",
    "ResNetRS": "ResNetRS50",
    "VGG": "VGG16",
}
SAVED = frozenset(FAMILIES.values())


@cache
def family(name: str) -> str:
    """The architecture that stands for a family: the smallest."""
    found = (small for begins, small in FAMILIES.items() if re.match(begins, name))
    return next(found, name)


def rank(name: str) -> int:
    """0 for the signs, 1 for the smallest of another family, 2 for others."""
    return 0 if name in SIGNS else 1 if family(name) == name else 2


@once
def taking_part(project: Project) -> list[Environment]:
    """The environments in which behavior is recorded: the releases first, so that a
    release stands for another environment rather than the other way round."""
    known = environments.load_all(project).values()
    own = (one for one in known if runs_in(project, one))
    return sorted(own, key=lambda one: (not one.is_release, one.is_preview, one.order))


@once
def names(project: Project) -> dict[str, list[str]]:
    """By environment, the functions that make an architecture, as its API has them."""
    known = bodies.load(project, "api")
    found: dict[str, list[str]] = {}
    for env in taking_part(project):
        path = env.path / "api.jsonl"
        for row in path.read_text("utf-8").splitlines() if path.exists() else ():
            data = json.loads(row)
            if data.get("fact") == PLACE:
                table = known[data["names"]]["names"]
                found[env.name] = sorted(
                    name
                    for name, body in table.items()
                    if name[0].isupper() and known[body]["kind"] == "function"
                )
    return found


Known = Mapping[str, Mapping[str, tuple[str, str]]]


class Grid:
    """All architectures of all environments; `run` says which run, `stands` which
    environment stands for another."""

    def __init__(
        self,
        known: Mapping[str, Environment],
        found: Mapping[str, list[str]],
        recorded: Known,
    ) -> None:
        """`recorded`: by environment and architecture, the digest of its body, and how
        many parameters and layers it has."""
        self.known, self.names, self._recorded = known, found, recorded
        self._first: dict[tuple[object, ...], str] = {}
        for wanted in (0, 1, 2):  # those on which others depend first
            for env in known:
                for name in found.get(env, ()):
                    if rank(name) == wanted and (key := self._key(env, name)):
                        self._first.setdefault(key, env)

    def _key(self, env: str, name: str) -> tuple[object, ...] | None:
        """What decides how an architecture is; None while that isn't known."""
        small = family(name) == name
        if name in SIGNS or (small and self.known[env].is_release):
            return name, *libraries(self.known[env])
        if small:
            signs = [self._body(env, one) for one in SIGNS]
            return (name, *signs) if all(signs) else None
        if family(name) not in self.names[env]:
            return name, env
        counts = self._body(env, family(name), 1)
        return (name, counts) if counts else None

    def _body(self, env: str, name: str, part: int = 0) -> str | None:
        """What is recorded of an architecture, or of the one that stands for it."""
        place = self._first.get(self._key(env, name) or ())
        found = self._recorded.get(place or "", {}).get(name)
        return found[part] if found else None

    def stands(self, env: str, name: str) -> str | None:
        """The environment that stands for one; None while that isn't known."""
        key = self._key(env, name)
        return self._first[key] if key else None

    def run(self, env: str) -> Iterator[str]:
        """The architectures that run in an environment."""
        for name in self.names.get(env, ()):
            place = self.stands(env, name)
            if place == env or (place and drawn(env, name)):
                yield name

    def saved_apart(self, env: str) -> Iterator[str]:
        """The architectures that a release saves as a SavedModel apart: the smallest of
        each family, where it's large. None while its layers aren't known."""
        if env in self.known and self.known[env].is_release:
            for name in self.names.get(env, ()):
                counts = self._body(env, name, 1) if family(name) == name else None
                if counts and int(counts.split()[1]) > TRACED:
                    yield name


def drawn(env: str, name: str) -> bool:
    """Whether a spared one runs all the same."""
    text = f"{env} {name}"
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % CONTROL == 0


def grid(project: Project) -> Grid:
    """The grid by what is recorded now; it is made again when a record changes."""
    known = taking_part(project)
    file, paths = (
        bodies.path(project, KIND),
        [one.path / f"{KIND}.jsonl" for one in known],
    )
    moments = tuple(
        one.stat().st_mtime_ns if one.exists() else 0 for one in (file, *paths)
    )
    made = grids(project)
    if moments not in made:
        made.clear()
        recorded = {
            env.name: recorded_in(path, file, (moments[0], moment))
            for env, path, moment in zip(known, paths, moments[1:], strict=True)
            if moment and moments[0]
        }
        made[moments] = Grid({one.name: one for one in known}, names(project), recorded)
    return made[moments]


@once
def grids(_project: Project) -> dict[tuple[int, ...], Grid]:
    """The last grid, by the moments at which its files were written."""
    return {}


@lru_cache(maxsize=512)
def recorded_in(
    path: Path, file: Path, _moments: tuple[int, int]
) -> dict[str, tuple[str, str]]:
    """By architecture, the digest of its body, and its counts, in one record."""
    known = bodies.read(file)
    found = {}
    for row in path.read_text("utf-8").splitlines():
        data = json.loads(row)
        body = known.get(data.get("network", ""), {})
        if "layers" in body:
            layers = known[body["layers"]]
            size = len(layers.get("layers", ())) or sum(layers["counts"].values())
            found[data["job"]] = data["network"], f"{body['parameters']} {size}"
    return found
