"""The architectures of `keras.applications` by environment: what ran, or what ran in the
environment that stands for it (`collectors/applications_grid.py`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from harness import collectors
from harness.collectors import applications_grid, bodies
from harness.collectors.applications import SAVED_AS, same_values
from harness.collectors.applications_grid import KIND, Grid
from harness.collectors.behavior_compare import is_array
from harness.project import Project, once

INPUT = "InputLayer"
Body = dict[str, Any]


@dataclass(frozen=True)
class Network:
    """One architecture in one environment. `ran` is the environment in which it did."""

    name: str
    ran: str
    body: Body
    layers: list[str]  # name, class, shape; none of an architecture that is only built
    counts: dict[str, int]  # of layers by class, where they aren't listed
    out: list[Any] | None  # dtype, shape, values

    @property
    def parameters(self) -> int:
        return self.body["parameters"]

    @property
    def saves(self) -> dict[str, str]:
        return self.body.get("saves", {})

    def trained(self, env: str) -> dict[str, str]:
        """What saving gave with trained weights, in an environment in which it ran."""
        return self.body.get("trained", {}).get("saves", {}) if self.ran == env else {}

    @property
    def size(self) -> int:
        """How many layers."""
        return len(self.layers) or sum(self.counts.values())

    @property
    def names(self) -> list[str]:
        """Its layers' names, without that of the input, which Keras numbers."""
        rows = (one.split() for one in self.layers)
        return [row[0] for row in rows if row[1] != INPUT]


@dataclass(frozen=True)
class Apart:
    """What a large architecture gives as a SavedModel, and the CPU seconds of that."""

    said: str
    cpu: float


class Networks:
    """All of them."""

    def __init__(
        self,
        grid: Grid,
        ran: dict[str, dict[str, Network]],
        apart: dict[str, dict[str, Apart]] | None = None,
    ) -> None:
        """`apart`: by release and architecture, what saving it as a SavedModel gave."""
        self.grid, self._ran, self.apart = grid, ran, apart or {}

    def get(self, env: str, name: str) -> Network | None:
        """What is known of an architecture in an environment that has it."""
        if name not in self.grid.names.get(env, ()):
            return None
        own = self._ran.get(env, {}).get(name)
        place = self.grid.stands(env, name)
        return own or self._ran.get(place or "", {}).get(name)

    def saves(self, env: str, name: str) -> dict[str, str]:
        """By format, what saving an architecture gives in an environment."""
        network = self.get(env, name)
        kept = network.saves if network else {}
        own = self.apart.get(env, {}).get(name)
        return kept | {SAVED_AS: own.said} if own else kept

    def controls(self) -> Iterator[tuple[str, Network, Network]]:
        """Each that ran though another stands for it, with the other."""
        for env, own in self._ran.items():
            for name, network in own.items():
                place = self.grid.stands(env, name)
                other = self._ran.get(place or "", {}).get(name)
                if place != env and other is not None:
                    yield env, network, other

    def count(self) -> tuple[int, int]:
        """How many there are over all environments, and how many ran."""
        every = sum(map(len, self.grid.names.values()))
        return every, sum(map(len, self._ran.values()))


def agree(one: Network, other: Network) -> bool:
    """Whether two runs of an architecture found the same, but for `trained`, which is
    known only where it ran. Of one that is only built, the counts of its layers are known,
    and not their names."""
    apart = ("out", "trained") if one.layers else ("out", "trained", "layers")
    parts = [
        {key: value for key, value in each.body.items() if key not in apart}
        for each in (one, other)
    ]
    same = one.out == other.out or same_values(one.out, other.out)
    return parts[0] == parts[1] and same and of_class(one) == of_class(other)


def of_class(network: Network) -> dict[str, int]:
    """Its layers by class, without operators: each release has its own classes of them."""
    return {name: n for name, n in network.counts.items() if "Op" not in name}


@once
def load(project: Project) -> Networks:
    """What is recorded of all architectures."""
    known = bodies.load(project, KIND)
    ran: dict[str, dict[str, Network]] = {}
    apart: dict[str, dict[str, Apart]] = {}
    for env, record in collectors.all_records(project).items():
        for key, entry in record.entries(KIND).items():
            body = known[entry.line.as_json()["network"]]
            name, _, saved = key.partition(".")
            if saved:
                one = Apart(body["saves"][SAVED_AS], entry.cpu)
                apart.setdefault(env, {})[name] = one
            else:
                ran.setdefault(env, {})[name] = network(name, env, body, known)
    return Networks(applications_grid.grid(project), ran, apart)


def network(name: str, env: str, body: Body, known: dict[str, Body]) -> Network:
    layers = known[body["layers"]]
    out = known[body["out"]]["out"] if "out" in body else None
    listed = layers.get("layers", [])
    counts = layers.get("counts", {})
    return Network(name, env, body, listed, counts, out if is_array(out) else None)


def results(project: Project) -> dict[str, dict[str, Body]]:
    """By architecture and environment, what is compared with other behavior: what it
    predicts with fixed weights, the shapes of its weights, its layers' names."""
    found: dict[str, dict[str, Body]] = {}
    kept = load(project)
    for env, names in kept.grid.names.items():
        for name in names:
            one = kept.get(env, name)
            if one is not None and one.out is not None:
                result: Body = {"out": one.out, "weights": one.body["weights"]}
                result |= {"parameters": one.parameters, "names": one.names}
                found.setdefault(f"applications.{name}", {})[env] = result
    return found
