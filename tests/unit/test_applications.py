"""Architectures: which run, what is kept of a run, and what a page says of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from harness.collectors import applications_grid, bodies
from harness.collectors.applications import (
    APART,
    Applications,
    NetworkLine,
    agreeing,
    network,
    result,
    same_values,
)
from harness.collectors.applications_grid import SIGNS, TRACED, Grid, family
from harness.collectors.in_package import source_of
from harness.environments import Environment
from harness.model import Job, Run
from harness.project import Project, ProjectError
from harness.render.networks import place, spans
from harness.render.networks_data import Apart, Network, Networks, agree
from harness.render.networks_saved import missing, table, unknown

OUT: list[Any] = ["float32", "1,1000", [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]]
SAID: list[dict[str, Any]] = [
    {"begins": "build"},
    {
        "structure": {
            "parameters": 10,
            "trainable": 8,
            "layers": ["input_1 InputLayer 4", "last Dense 2"],
            "weights": [2, "abcdefabcd"],
        }
    },
    {"begins": "weights"},
    {"out": OUT},
    {"begins": "h5"},
    {"saves": {"h5": "same", "json": ["raises", "ValueError", "no\nmore"]}},
]


def env(name: str, keras: str) -> Environment:
    pins = f"keras=={keras}\ntensorflow=={name}.0\nh5py==3.1.0\n"
    head = '# /// environment\n# python = "3.11"\n# install = []\n# ///\n'
    return Environment(name, head + pins, Path(name))


ENVS = {
    "9.0": env("9.0", "2.9.0"),
    "9.1": env("9.1", "2.10.0"),
    "9.2": env("9.2", "2.10.0"),
    "9.2+a": env("9.2+a", "2.11.0"),
    "9.2+b": env("9.2+b", "2.12.0"),
    "9.2+c": env("9.2+c", "2.13.0"),
}
NAMES = {key: ["DenseNet121", "DenseNet169", *SIGNS] for key in ENVS}


def recorded(**bodies_of: str) -> dict[str, tuple[str, str]]:
    return {name: (f"body {one}", f"layers {one}") for name, one in bodies_of.items()}


SIGNED = {
    "9.0": recorded(VGG16="a", MobileNetV2="a", DenseNet121="a"),
    "9.1": recorded(VGG16="a", MobileNetV2="b", DenseNet121="a"),
    "9.2+a": recorded(VGG16="a", MobileNetV2="b", DenseNet121="a"),
    "9.2+b": recorded(VGG16="a", MobileNetV2="b"),
    "9.2+c": recorded(VGG16="a", MobileNetV2="c", DenseNet121="d"),
}


@pytest.fixture
def grid(monkeypatch: pytest.MonkeyPatch) -> Grid:
    """Without those that are drawn."""
    monkeypatch.setattr(applications_grid, "drawn", lambda *_: False)
    return Grid(ENVS, NAMES, SIGNED)


def test_the_smallest_stands_for_its_family() -> None:
    own = {"ResNet152": "ResNet50", "ResNet101V2": "ResNet50V2", "VGG19": "VGG16"}
    own |= {"ResNetRS420": "ResNetRS50", "EfficientNetV2L": "EfficientNetV2B0"}
    own |= {"EfficientNetB7": "EfficientNetB0", "MobileNetV3Large": "MobileNetV3Small"}
    own |= {"MobileNet": "MobileNet", "MobileNetV2": "MobileNetV2", "New": "New"}
    assert {name: family(name) for name in own} == own
    assert all(family(one) == one for one in SIGNS)


def test_what_runs_and_what_stands_for_it(grid: Grid) -> None:
    found = {name: list(grid.run(name)) for name in ENVS}
    assert found["9.0"] == NAMES["9.0"]
    # The smallest runs on each release; a larger one where that has other counts.
    assert found["9.1"] == ["DenseNet121", *SIGNS]
    assert found["9.2"] == []  # the Keras of 9.1
    assert found["9.2+a"] == ["DenseNet121", *SIGNS]
    assert found["9.2+b"] == [*SIGNS]  # no sign changed
    assert found["9.2+c"] == ["DenseNet121", "DenseNet169", *SIGNS]
    assert grid.stands("9.2", "VGG16") == "9.1"
    assert grid.stands("9.2+b", "DenseNet121") == "9.2+a"
    assert grid.stands("9.2+b", "DenseNet169") == "9.0"


def test_only_the_smallest_run_before_anything_is_recorded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(applications_grid, "drawn", lambda *_: True)
    grid = Grid(ENVS, NAMES, {})
    assert list(grid.run("9.0")) == ["DenseNet121", *SIGNS]
    assert list(grid.run("9.2+a")) == [*SIGNS]
    assert grid.stands("9.0", "DenseNet169") is None


def test_a_large_one_is_saved_apart_on_each_release() -> None:
    sized = dict.fromkeys(SIGNS, ("body", "10 100"))
    sized["DenseNet121"] = sized["DenseNet169"] = ("body", "10 101")
    grid = Grid(ENVS, NAMES, {"9.0": sized, "9.1": sized, "9.2+a": sized})
    found = {name: list(grid.saved_apart(name)) for name in ENVS}
    # Also where the release has the Keras of another one; only the smallest of a family.
    large = ["DenseNet121"]
    assert found == {
        "9.0": large,
        "9.1": large,
        "9.2": large,
        "9.2+a": [],
        "9.2+b": [],
        "9.2+c": [],
    }
    assert list(grid.saved_apart("9.2+not-looked-at")) == []
    assert list(Grid(ENVS, NAMES, {}).saved_apart("9.0")) == []


def test_the_size_from_which_it_is_saved_apart_is_that_of_the_program() -> None:
    assert f"TRACED = {TRACED}\n" in source_of("networks") + "\n"


def test_some_of_what_is_spared_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applications_grid, "drawn", lambda *one: one[0] == "9.2+b")
    grid = Grid(ENVS, NAMES, SIGNED)
    assert list(grid.run("9.2+b")) == NAMES["9.2+b"]


def test_what_is_kept_of_a_run() -> None:
    layers, out, body = network(SAID, None, {})
    assert layers == {"layers": ["input_1 InputLayer 4", "last Dense 2"]}
    assert out == {"out": OUT}
    assert body["layers"] == bodies.digest(layers)
    assert body["out"] == bodies.digest(out)
    assert (body["parameters"], body["trainable"]) == (10, 8)
    assert body["saves"] == {"h5": "same", "json": "raises: ValueError: no"}


def test_a_crash_is_the_result_of_what_had_begun() -> None:
    *_, body = network(SAID[:-1], "SIGSEGV", {})
    assert body["saves"] == {"h5": "crashes: SIGSEGV"}


def test_of_a_larger_one_the_counts_are_kept() -> None:
    layers, body = network(SAID[:2], None, {})
    assert layers["counts"] == {"Dense": 1, "InputLayer": 1}
    assert layers["digest"]
    assert "saves" not in body


def job(saved: bool) -> Job:
    return Job(Applications(), ENVS["9.0"], "VGG16", "", {"saved": saved})


def lines(said: list[dict[str, Any]], saved: bool) -> list[Any]:
    return lines_of(job(saved), said)


def lines_of(job: Job, said: list[dict[str, Any]]) -> list[Any]:
    run = Run(network(said, None, {}), 1.0, 1.0, "3.11")
    return Applications().lines(Project(Path()), job, run)


def test_a_run_that_finds_nothing_is_refused() -> None:
    (one,) = lines(SAID, saved=True)
    assert isinstance(one, NetworkLine)
    for said, saved in (([], True), (SAID[:2], True), ([], False), (SAID, False)):
        with pytest.raises(ProjectError, match="nothing is known of it"):
            lines(said, saved)


def test_a_run_that_saves_nothing_as_a_savedmodel_is_refused() -> None:
    key, body = "DenseNet121.savedmodel", {"program": APART}
    own = Job(Applications(), ENVS["9.0"], key, "", body)
    (one,) = lines_of(own, [{"begins": "build"}, {"saves": {"savedmodel": "same"}}])
    assert one.key == key
    for said in ([], [{"begins": "build"}], SAID, [{"saves": {"h5": "same"}}]):
        with pytest.raises(ProjectError, match="nothing is known of it"):
            lines_of(own, said)


def test_predictions_that_round_apart_are_one() -> None:
    known = {"one": {"out": OUT}}
    near = [*OUT[:2], [one * 1.0001 for one in OUT[2]]]
    far = [*OUT[:2], [*OUT[2][:-1], 0.95]]
    assert agreeing(near, known) == {"out": OUT}
    assert agreeing(far, known) == {"out": far}
    assert not same_values(OUT, ["float32", "1,10", OUT[2]])
    assert not same_values(OUT, [*OUT[:2], [*OUT[2][:-1], "nan"]])


def test_a_result_as_text() -> None:
    assert result("same") == "same"
    assert result(["other", "1.0e-02"]) == "other: 1.0e-02"
    assert (
        result(["raises", "TypeError", "first\nsecond"]) == "raises: TypeError: first"
    )


def known_network(env: str, parameters: int, **more: Any) -> Network:
    body = {"parameters": parameters, "layers": "x", "saves": {"h5": "same"}} | more
    return Network("VGG16", env, body, ["a Dense 1"], {}, OUT)


def test_a_drawn_one_that_disagrees_is_seen(grid: Grid) -> None:
    ran = {
        "9.1": {"VGG16": known_network("9.1", 10)},
        "9.2": {"VGG16": known_network("9.2", 11)},
    }
    found = Networks(grid, ran)
    ((env, own, other),) = found.controls()
    assert env == "9.2"
    assert not agree(own, other)
    assert agree(own, known_network("9.1", 11, out="another digest"))
    stands = Networks(grid, {"9.1": ran["9.1"]}).get("9.2", "VGG16")
    assert stands is not None
    assert stands.ran == "9.1"


def test_what_is_saved_apart_is_that_of_the_release(grid: Grid) -> None:
    ran = {"9.1": {"VGG16": known_network("9.1", 10)}}
    apart = {"9.2": {"VGG16": Apart("raises: ValueError: no", 90.0)}}
    found = Networks(grid, ran, apart)
    assert found.saves("9.1", "VGG16") == {"h5": "same"}
    assert found.saves("9.2", "VGG16") == {"h5": "same"} | {
        "savedmodel": "raises: ValueError: no"
    }
    assert table(found, ["9.1", "9.2"]).splitlines()[2:] == [
        "| 9.2 | 1 | 0 | 1.5 min | `VGG16`: 90 s | none |"
    ]


def test_what_was_not_saved_apart_is_stated_with_what_it_costs(grid: Grid) -> None:
    layers = [f"name{n} Dense 1" for n in range(120)]
    body = {"parameters": 10, "layers": "x", "saves": {"h5": "same"}}
    small = Network("VGG16", "9.0", body, layers[:9], {}, OUT)
    ran = {
        env: {
            "DenseNet121": Network("DenseNet121", env, body, layers, {}, OUT),
            "VGG16": small,
        }
        for env in ("9.0", "9.1", "9.2+a")
    }
    apart = {"9.0": {"DenseNet121": Apart("same", 60.0)}}
    found = Networks(grid, ran, apart)
    assert [env for env, *_ in missing(found)] == ["9.1", "9.2", "9.2+a", "9.2+b"]
    assert unknown(found) == (
        "Not saved so: 4 large architectures, on TensorFlow 9.1 – 9.2 and in 2 "
        "environments with `tf_keras` or another Keras 3 than the release's. By what a "
        "layer needed elsewhere, that's 4 CPU minutes.\n"
    )


def test_one_value_or_each_with_its_releases() -> None:
    one, other = known_network("9.0", 10), known_network("9.1", 11)
    assert spans([("9.0", one), ("9.1", one)], lambda net: f"{net.parameters}") == "10"
    found = spans([("9.0", one), ("9.1", other)], lambda net: f"{net.parameters}")
    assert found == "10 (9.0); 11 (9.1)"


def test_where_a_result_is() -> None:
    assert place("tf.keras", ["9.0", "9.1", "9.3"]) == "TensorFlow 9.0 – 9.1, 9.3"
    assert place("keras", ["9.1+keras-3.0.5"]) == "Keras 3.0"
    envs = ["9.1+keras-3.0.5", "9.1+keras-3.2.1", "9.1+keras-3.10.0"]
    assert place("keras", envs) == "Keras 3.0 – 3.10"
    assert place("tf_keras", ["9.1+tf_keras"]) == "`tf_keras` 9.1"
