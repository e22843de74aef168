"""Large architectures as a SavedModel: what ran on each release, what that cost, and what
didn't run, with what it would cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from harness.collectors.applications import SAVED_AS
from harness.collectors.applications_grid import TRACED, family
from harness.collectors.saves_grid import keras_of
from harness.render.markdown import ranges
from harness.render.networks_data import Networks

SAME = "same"
MINUTE = 60


def table(found: Networks, releases: Iterable[str]) -> str:
    """By release: how many ran, how many of them predict the same, the CPU minutes of
    all, the one that needed most, and those that didn't run."""
    heads = ["TensorFlow", "Ran", "Predict the same", "CPU time", "Most", "Not run"]
    lines = [f"| {' | '.join(heads)} |", "| --- " * len(heads) + "|"]
    left = list(missing(found))
    for release in releases:
        own = found.apart.get(release, {})
        if not own:
            continue
        same = sum(one.said == SAME for one in own.values())
        minutes = sum(one.cpu for one in own.values()) / MINUTE
        not_run = [f"`{name}`" for env, name, _ in left if env == release]
        most = max(own, key=lambda name: own[name].cpu)
        lines.append(
            f"| {release} | {len(own)} | {same} | {minutes:.1f} min | "
            f"`{most}`: {own[most].cpu:.0f} s | {', '.join(not_run) or 'none'} |"
        )
    return "\n".join(lines) + "\n"


def unknown(found: Networks) -> str:
    """What wasn't saved so, and the CPU time of that by what layers needed elsewhere."""
    left = list(missing(found))
    if not left:
        return "Each of them ran in each environment.\n"
    envs = list(dict.fromkeys(env for env, *_ in left))
    known = found.grid.known
    own = [one for one in envs if known[one].is_release]
    others = len(envs) - len(own)
    said = [f"on TensorFlow {ranges(own)}"] if own else []
    if others:
        said.append(
            f"in {others} environments with `tf_keras` or another Keras 3 than the release's"
        )
    text = f"Not saved so: {len(left)} large architectures, {' and '.join(said)}."
    if rates := seconds_a_layer(found):
        most = max(rates.values())  # of a Keras of which none ran
        seconds = sum(
            rates.get(keras_of(known[env]).major, most) * layers
            for env, _, layers in left
        )
        cost = seconds / MINUTE
        text += f" By what a layer needed elsewhere, that's {cost:.0f} CPU minutes."
    return f"{text}\n"


def missing(found: Networks) -> Iterator[tuple[str, str, int]]:
    """The environment, the name, and the layers of each large architecture, the smallest of its
    family, that wasn't saved as a SavedModel there."""
    for env, names in found.grid.names.items():
        for name in names:
            one = found.get(env, name) if family(name) == name else None
            if one and one.size > TRACED and SAVED_AS not in found.saves(env, name):
                yield env, name, one.size


def seconds_a_layer(found: Networks) -> dict[int, float]:
    """By the major version of Keras, the CPU seconds of a layer."""
    seconds: dict[int, float] = {}
    layers: dict[int, int] = {}
    for env, own in found.apart.items():
        major = keras_of(found.grid.known[env]).major
        for name, one in own.items():
            network = found.get(env, name)
            if network:
                seconds[major] = seconds.get(major, 0) + one.cpu
                layers[major] = layers.get(major, 0) + network.size
    return {major: seconds[major] / layers[major] for major in seconds}
