"""The architectures of `keras.applications`: each environment has a result of each, and
what is known from elsewhere is in the records."""

from __future__ import annotations

import json
import re

import pytest

from harness.collectors import applications_grid, bodies
from harness.collectors.applications_grid import KIND, family
from harness.render import networks
from harness.render.networks_data import Networks, agree, load

SIZE = 1_000_000  # bytes of the records of all environments
PUBLISHED = {
    "VGG16": 138_357_544,
    "MobileNetV2": 3_538_984,
    "EfficientNetB0": 5_330_571,
}


@pytest.fixture(scope="module")
def found(project) -> Networks:
    return load(project)


def test_each_environment_has_a_result_of_each(project, found):
    every = {one.name for one in applications_grid.taking_part(project)}
    assert every == found.grid.names.keys()
    assert min(map(len, found.grid.names.values())) >= 18
    wrong = [f"{one}: nothing is known of it" for one in networks.missing(project)]
    assert not wrong, "\n".join(wrong[:20])


def test_a_result_is_from_its_environment_or_from_one_that_stands_for_it(found):
    for env, names in found.grid.names.items():
        expected = set(found.grid.run(env))
        ran = {name for name in names if found.get(env, name).ran == env}
        assert ran == expected, env


def test_those_that_ran_though_they_were_spared_agree(found):
    pairs = list(found.controls())
    wrong = [
        f"{own.name} on {env}: {own.body}; on {other.ran}: {other.body}"
        for env, own, other in pairs
        if not agree(own, other)
    ]
    assert wrong == [], "\n".join(wrong)
    assert len(pairs) >= 10


def test_each_smallest_was_saved_in_each_format(found):
    for env, names in found.grid.names.items():
        for name in names:
            if family(name) == name:
                saves = found.get(env, name).saves
                assert {"weights", "h5", "keras", "json"} <= saves.keys(), (env, name)


def test_each_release_saves_large_ones_as_a_savedmodel(project, found):
    """Small ones are saved so with the other formats."""
    for env in applications_grid.taking_part(project):
        apart = set(found.grid.saved_apart(env.name))
        assert found.apart.get(env.name, {}).keys() == apart, env.name
        assert bool(apart) == env.is_release
        for name in found.grid.names[env.name]:
            one = found.get(env.name, name)
            if family(name) == name and one.size <= applications_grid.TRACED:
                assert "savedmodel" in one.saves, (env.name, name)


def test_parameters_are_the_published_ones(found):
    """As Keras's own page of models has them, rounded there to 0.1 million."""
    for env in found.grid.names:
        for name in PUBLISHED:
            one = found.get(env, name)
            if one is not None:
                assert one.parameters == PUBLISHED[name], (env, name)


def test_the_scale_of_each_channel_cannot_be_written_where_readers_met_it(found):
    """`Rescaling` of EfficientNet with trained weights; it comes and goes by release."""
    wrong, fine = [], []
    for env in found.grid.names:
        one = found.get(env, "EfficientNetB0")
        if one is not None and (trained := one.body.get("trained")):
            said = trained["saves"]["json"]
            (wrong if said.startswith("raises") else fine).append(env)
            if said.startswith("raises"):
                assert any("Rescaling" in layer for layer in trained["more"])
                assert re.search("serial|JSON", said), (env, said)
    assert wrong
    assert fine


def test_records_are_small(project):
    files = [*project.environments.glob(f"*/{KIND}.jsonl"), bodies.path(project, KIND)]
    assert sum(file.stat().st_size for file in files) < SIZE


def test_the_published_data_has_each_of_them(project, found):
    path = project.docs / "api" / "applications.json"
    rows = json.loads(path.read_text("utf-8"))["architectures"]
    own = {(one["environment"], one["name"]) for one in rows}
    assert own == {
        (env, name) for env, all_ in found.grid.names.items() for name in all_
    }
