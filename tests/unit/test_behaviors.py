"""The comparison of behavior: what is a difference, and what only another rounding."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from harness.collectors import bodies, in_package
from harness.collectors.behavior_compare import (
    DRAWS,
    KEPT,
    TOLERANCE,
    differences,
    equal_by_chance,
    same,
)
from harness.collectors.behaviors import (
    UNSEEDED,
    cases_of,
    object_body,
    repeatable,
    why_none_ran,
)
from harness.collectors.saves_grid import keras_of
from harness.environments import Environment
from harness.render.behavior_data import Difference, by_keras
from harness.render.behavior_words import sides

LSTM: dict[str, Any] = {
    "out": ["float32", "2,3", [0.24268, -0.222774, 0.149808, -0.0628833, 0.0884, 1]],
    "weights": [["kernel", "(3, 12)", "float32", "varies"]],
    "gradients": [["float32", "2", [1.5, 0.000123456]]],
}
MOMENTS = {
    "mean": 0.001,
    "deviation": 0.15,
    "low": -0.2,
    "high": 0.2,
    "zeros": 0.0,
    "spread of means": 0.004,
}


def changed(place: str, value: object) -> dict[str, Any]:
    """The result of `LSTM` with one thing that another release gives otherwise."""
    first, _, last = place.partition(".")
    found: list[Any] = list(LSTM[first])
    found[int(last)] = value
    return LSTM | {first: found}


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("out.0", "float64"),
        ("out.1", "3,2"),
        ("out.2", [0.24268, -0.222774, 0.149808, -0.0628833, 0.0885, 1]),
        ("out.2", [0.24268, -0.222774, 0.149808, -0.0628833, 0.0884]),
        ("weights.0", ["bias", "(3, 12)", "float32", "varies"]),
        ("weights.0", ["kernel", "(3, 12)", "float32", ["float32", "", [0]]]),
        ("gradients.0", ["float32", "2", [1.5, 0.00023]]),
    ],
)
def test_what_another_release_does_otherwise_differs(place: str, value: object) -> None:
    found = list(differences(LSTM, changed(place, value)))
    assert [one.partition(".")[0] for one in found] == [place.partition(".")[0]]


def test_another_rounding_is_no_difference() -> None:
    values = [one * (1 + 5e-6) for one in LSTM["out"][2]]
    assert same(LSTM, changed("out.2", values))
    # What is left where parts cancel, next to a value of 1.
    assert same(changed("out.2", [0, 1]), changed("out.2", [4e-8, 1]))
    assert not same(changed("out.2", [0, 1]), changed("out.2", [4e-4, 1]))


def test_swapped_weights_differ() -> None:
    rows = [["kernel", "(3, 3)", "float32", "varies"], ["bias", "(3,)", "float32", 0]]
    old, new = {"weights": rows}, {"weights": rows[::-1]}
    assert list(differences(old, new)) == ["weights"]


@pytest.mark.parametrize("default", [1e-7, 1e-3, 0.01, 0.999])
def test_a_changed_default_differs_however_small(default: float) -> None:
    """A configuration is compared exactly: no tolerance hides a default."""
    old, new = (
        {"config": {"epsilon": default}},
        {"config": {"epsilon": default * 1.001}},
    )
    assert list(differences(old, new)) == ["config.epsilon"]
    assert list(differences(old, {"config": {}})) == ["config.epsilon"]


def test_no_tolerance_is_wider_than_a_default_that_it_could_hide() -> None:
    """The smallest default that scales a result is 0.001 (an epsilon, a learning rate);
    float32 and float64 see a tenth of a percent of it in a sum with 1."""
    assert TOLERANCE["float32"] <= 1e-3 / 10
    assert KEPT <= TOLERANCE["float64"] <= TOLERANCE["float32"]
    one = {"out": ["float32", "", [1.0]]}
    assert not same(one, {"out": ["float32", "", [1.0001]]})


def test_random_results_are_compared_as_a_distribution() -> None:
    old = {"moments": MOMENTS, "shape": [2]}
    assert same(old, {"moments": MOMENTS | {"mean": 0.003}, "shape": [2]})
    for key, value in (("deviation", 0.2), ("low", -0.3), ("zeros", 0.5)):
        new = {"moments": MOMENTS | {key: value}, "shape": [2]}
        assert list(differences(old, new)) == [f"moments.{key}"]


CONSTANT = ["float32", "2,8,8,3", [0.5] * 7 + [0.000954934, 0.00113069]]
ROUNDED = {
    "shape": [2, 8, 8, 3],
    "moments": {
        "mean": 0.5,
        "deviation": 3.29404e-09,
        "low": 0.5,
        "high": 0.5,
        "zeros": 0,
        "spread of means": 2.76444e-10,
    },
    "draw": CONSTANT,
}


def test_draws_that_only_round_apart_are_not_random() -> None:
    """A distorted image of one color is that color, whatever was drawn."""
    assert same({"out": CONSTANT}, ROUNDED)
    assert same(ROUNDED, {"out": CONSTANT})
    assert not same({"out": [*CONSTANT[:2], [0.6] * 9]}, ROUNDED)
    wide = ROUNDED["moments"] | {"deviation": 0.2, "low": 0.1, "high": 0.8}
    assert not same({"out": CONSTANT}, ROUNDED | {"moments": wide})


def test_moments_of_few_values_are_compared_by_their_errors() -> None:
    """Two samples of 72 uniform values each, as two releases drew them."""
    old = {"mean": 0.446, "deviation": 0.28, "low": 0.06, "high": 0.83, "zeros": 0}
    new = {"mean": 0.556, "deviation": 0.31, "low": 0.12, "high": 0.95, "zeros": 0}
    few = {"moments": old | {"spread of means": 0.11}}
    assert same(few, {"moments": new | {"spread of means": 0.12}})
    many = {"moments": old | {"spread of means": 0.005}}
    found = list(differences(many, {"moments": new | {"spread of means": 0.006}}))
    assert "moments.mean" in found
    shifted = old | {"mean": 0.946, "spread of means": 0.11}
    assert list(differences(few, {"moments": shifted})) == ["moments.mean"]


def test_a_share_near_a_percentile_decides_it_by_chance() -> None:
    old = {"mean": 0.083, "deviation": 0.28, "low": 0, "high": 0, "zeros": 0.917}
    new = {"mean": 0.139, "deviation": 0.35, "low": 0, "high": 1, "zeros": 0.861}
    few = {"moments": old | {"spread of means": 0.11}}
    assert same(few, {"moments": new | {"spread of means": 0.13}})
    half = new | {"zeros": 0.5, "mean": 0.5, "deviation": 0.5}
    found = differences(few, {"moments": half | {"spread of means": 0.13}})
    assert "moments.zeros" in set(found)


def test_two_draws_of_a_permutation_can_be_equal() -> None:
    order = ["float32", "2,3", [1, 2, 3, 4, 5, 6]]
    other = ["float32", "2,3", [4, 5, 6, 1, 2, 3]]
    moments = MOMENTS | {"mean": 3.5, "deviation": 1.7, "spread of means": 0.0}
    drawn = {"shape": [2, 3], "moments": moments, "draw": other}
    assert equal_by_chance({"out": order}, drawn)
    assert equal_by_chance(drawn, {"out": order})
    assert not equal_by_chance({"out": [*order[:2], [0, 0, 0, 0, 0, 0]]}, drawn)
    assert not equal_by_chance({"out": ["float64", *order[1:]]}, drawn)
    assert not equal_by_chance({"out": order}, {"out": other})


def test_the_draws_are_as_many_as_the_comparison_says() -> None:
    source = (in_package.INSIDE / "behave_random.py").read_text("utf-8")
    assert f"DRAWS = {DRAWS} " in source


def test_keras_3_minors_are_in_their_order() -> None:
    """3.10 comes after 3.2: else each of the two differs from the one before it."""
    head = '# /// environment\n# python = "3.11"\n# install = []\n# ///\n'
    known = [
        Environment(f"9.9+keras-{one}", f"{head}keras=={one}\n", Path(one))
        for one in ("3.10.0", "3.2.1", "3.8.0")
    ]
    ordered = sorted(known, key=by_keras)
    assert [str(keras_of(one)) for one in ordered] == ["3.2.1", "3.8.0", "3.10.0"]


def test_values_of_another_kind_differ() -> None:
    assert not same({"out": True}, {"out": 1})
    assert not same({"out": None}, {"out": 0})
    assert not same({"raises": "ValueError"}, {"raises": "TypeError"})
    assert not same({"raises": "ValueError"}, {"out": 0})
    assert same({"out": ["int64", "1", [3]]}, {"out": ["int64", "1", [3]]})
    assert not same({"out": ["int64", "1", [3]]}, {"out": ["int64", "1", [4]]})


def test_what_agrees_with_a_recorded_result_is_that_result() -> None:
    """So that another machine's last digit changes nothing in review."""
    old = {"out": ["float32", "", [0.5]]}
    key = bodies.digest(old)
    held = {"cases": {"default": key}}
    table = {"objects": {"Dense": bodies.digest(held)}}
    recorded = {bodies.digest(one): one for one in (old, held, table)}
    known = cases_of(recorded)
    for figure, agrees in ((0.500001, True), (0.5001, False)):
        row = {
            "names": ["layers.Dense"],
            "cases": {"default": {"out": ["float32", "", [figure]], "said": "x"}},
        }
        made: dict[str, dict[str, Any]] = {}
        body = object_body(row, known, recorded, made)
        assert (body["cases"]["default"] == key) is agrees
        assert all("said" not in one for one in made.values())


def test_an_object_without_a_case_says_why() -> None:
    row = {
        "names": ["layers.A"],
        "cases": {"default": {"raises": "TypeError", "said": "x"}},
    }
    made: dict[str, dict[str, Any]] = {}
    assert object_body(row, {}, {}, made) == {"why": "each case raises TypeError: x"}
    assert not made
    assert why_none_ran({}) == "nothing about it can be computed"


def difference(old: dict[str, Any], new: dict[str, Any]) -> Difference:
    return Difference("default", old, new, tuple(differences(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "wanted", "said"),
    [
        (
            {"out": ["float32", "2", [0.4, 0.6]]},
            {"out": ["float32", "2", [0.4167, 0.6]]},
            "values",
            ("0.4", "0.4167"),
        ),
        (
            {"out": ["float32", "4", [1, 1, 1, 0]]},
            {"out": ["float32", "4,1", [1, 1, 1, 0]]},
            "shape",
            ("shape (4)", "shape (4,1)"),
        ),
        (
            {"out": ["float32", "", [1]]},
            {"out": ["float64", "", [1]]},
            "dtype",
            ("float32", "float64"),
        ),
        (
            {"history": {"loss": [1], "lr": [0.1]}},
            {"history": {"learning_rate": [0.1], "loss": [1]}},
            "history",
            ("lr", "learning_rate"),
        ),
        (
            {"moments": MOMENTS, "shape": [2], "draw": ["float32", "", [1]]},
            {"out": ["float32", "", [1]]},
            "distribution",
            ("random", "always the same"),
        ),
        (
            {"config": {"reduction": "auto"}},
            {"config": {"reduction": "sum"}},
            "configuration",
            ("auto", "sum"),
        ),
    ],
)
def test_what_is_said_of_a_difference(
    old: dict[str, Any], new: dict[str, Any], wanted: str, said: tuple[str, str]
) -> None:
    found = difference(old, new)
    assert wanted in found.aspects
    assert sides(found, wanted) == said


def test_random_numbers_are_apart_from_values() -> None:
    old, new = {"out": ["float32", "", [0.5]]}, {"out": ["float32", "", [0.7]]}
    places = tuple(differences(old, new))
    assert Difference("default", old, new, places, random=True).aspects == [
        "random numbers"
    ]
    assert Difference("default", old, new, places).aspects == ["values"]


def test_what_no_seed_reaches_keeps_shapes_only() -> None:
    drawn = {
        "out": [["float32", "2,3", [1, 2]]],
        "draw": ["float32", "", [1]],
        "mask": 1,
    }
    names = ["layers.RandomCrop"]
    blank = {"out": [["float32", "2,3", []]], "mask": 1}
    assert repeatable(names, drawn) == blank
    assert repeatable(["layers.Dropout"], drawn) == drawn
    both = ("layers.RandomCrop", "layers.experimental.preprocessing.RandomFlip")
    assert all(map(UNSEEDED.search, both))
    others = ("layers.Dropout", "initializers.RandomNormal")
    assert not any(map(UNSEEDED.search, others))


def test_a_size_that_is_drawn_is_not_kept() -> None:
    name = "layers.experimental.preprocessing.RandomHeight"
    one, other = (
        {"out": ["float32", f"2,{height},9,3", [1, 2]], "draw": 1} for height in (7, 8)
    )
    assert repeatable([name], one) == repeatable([name], other)
    fixed = {"out": ["float32", "2,8,7,3", [1, 2]]}
    assert repeatable([name], one) != repeatable([name], fixed)
    many = {"shape": [2, 7, 9, 3], "moments": MOMENTS}
    assert repeatable([name], many)["shape"] == "varies"


def test_equal_draws_of_which_nothing_is_kept_are_no_difference() -> None:
    equal = {"out": ["float32", "2,?,9,3", []]}
    drawn = {"shape": "varies", "moments": MOMENTS}
    assert equal_by_chance(equal, drawn)
    assert equal_by_chance(drawn, equal)
    whole = {"out": ["float32", "2", [0.5, 0.5]]}
    assert not equal_by_chance(whole, drawn)


def test_memory_that_nothing_was_written_to_is_not_kept() -> None:
    result = {"out": ["float32", "2", [0.5, 0.25]]}
    row = {
        "names": ["layers.ConvLSTM3D"],
        "cases": {"dilation_rate=[2,2,2]": result, "default": result},
    }
    made: dict[str, dict[str, Any]] = {}
    cases = object_body(row, {}, {}, made)["cases"]
    assert made[cases["dilation_rate=[2,2,2]"]]["out"][2] == []
    assert made[cases["default"]] == result
