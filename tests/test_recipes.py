"""The search for a recipe: what counts as needed, and what is kept of an attempt."""

import subprocess

import pytest

from proof.releases import index, recipes
from proof.releases.recipes import Attempt


@pytest.mark.parametrize(
    ("candidate", "held", "expected"),
    [
        ("numpy<2", "2.4.1", True),
        ("numpy<2", "1.26.4", False),
        ("protobuf<3.21", "3.20.3", False),
        ("protobuf<3.21", "4.25.1", True),
        ("typing-extensions<4.6", "4.7.0", True),
    ],
)
def test_only_pins_that_change_something_are_tried(candidate, held, expected):
    name = candidate.partition("<")[0]
    assert recipes.violated(candidate, {name: held}) is expected
    assert recipes.violated(candidate, {}) is False


def test_a_pin_says_what_is_really_needed():
    """With `protobuf<6` a resolver may go back to 3.20 for a reason of its own."""
    attempts = [Attempt("uv", "3.8", [], {"protobuf": "3.20.3"})]
    assert recipes.tightest("protobuf<6", attempts) == "protobuf<3.21"
    attempts = [Attempt("uv", "3.10", [], {"numpy": "1.26.4"})]
    assert recipes.tightest("numpy<2", attempts) == "numpy<2"


class Table(recipes.Bench):
    """Attempts out of a table instead of the index."""

    def __init__(self, works):
        self.works = works

    def attempt(self, installer, python, asked):
        extra = set(asked[1:])
        held = {"numpy": "2.0.0", "protobuf": "5.0.0"}
        held |= {"numpy": "1.26.4"} if "numpy<2" in extra else {}
        held |= {"protobuf": "3.20.3"} if "protobuf<3.21" in extra else {}
        error = "" if self.works(installer, extra) else "ImportError: no"
        return Attempt(installer, python, asked, held, error)


@pytest.mark.parametrize(
    ("works", "expected"),
    [
        (lambda installer, extra: True, []),
        (lambda installer, extra: "numpy<2" in extra, ["numpy<2"]),
        (
            lambda installer, extra: installer == "pip" or "numpy<2" in extra,
            ["numpy<2"],
        ),
        (
            lambda installer, extra: {"numpy<2", "protobuf<3.21"} <= extra,
            ["protobuf<3.21", "numpy<2"],
        ),
    ],
)
def test_the_fewest_pins_with_which_both_installers_succeed(works, expected):
    found, tried = recipes.pins(Table(works), "3.10", "tensorflow==2.10.1")
    assert found == expected
    assert [attempt.asked for attempt in tried[:2]] == 2 * [["tensorflow==2.10.1"]]


def test_where_no_set_suffices_it_says_so():
    with pytest.raises(recipes.Pending, match="no set of known pins suffices"):
        recipes.pins(Table(lambda *_: False), "3.10", "tensorflow==2.10.1")


def test_an_installers_error_is_named_by_its_telling_line():
    stderr = "WARNING: x\nERROR: No matching distribution found for a\n\n"
    done = subprocess.CompletedProcess([], 1, "", stderr)
    assert recipes.telling(done) == "ERROR: No matching distribution found for a"
    assert recipes.telling(subprocess.CompletedProcess([], 0, "", stderr)) == ""


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("manylinux_2_17_x86_64", "Linux x86-64"),
        ("manylinux2014_aarch64", "Linux ARM"),
        ("macosx_12_0_arm64", "macOS Apple silicon"),
        ("macosx_10_9_x86_64", "macOS Intel"),
        ("win_amd64", "Windows"),
        ("linux_armv7l", None),
    ],
)
def test_a_wheels_platform_has_a_readers_name(tag, expected):
    assert index.platform_of(tag) == expected
