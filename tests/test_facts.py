"""What pages claim from a table that a program printed: the table must say it."""

from functools import cache

import pytest

from proof import environments, records

ENVS = environments.load_all()
READ, READ_KERAS_3 = "migrate/move-models/read", "migrate/move-models/read_keras_3"
GRID = [name for name in ENVS if READ in records.load(ENVS[name]).outcomes]
KERAS_2_NAME, ONE_NAME = "-weights.h5", ".weights.h5"


@cache
def grid(env: str) -> dict[tuple[str, str], set[str]]:
    """The cells that one environment printed, by (saved on, way to read)."""
    cells: dict[tuple[str, str], set[str]] = {}
    saved = ""
    for line in records.load(ENVS[env]).outcomes[READ]["stdout"].splitlines():
        if line.startswith("saved on "):
            _, _, saved, *ways = line.split()
        elif not line.strip():
            saved = ""  # below the last table are the errors
        elif saved:
            for way, cell in zip(ways, line.split()[1:], strict=True):
                cells.setdefault((saved, way), set()).add(cell)
    return cells


def order(release: str) -> tuple[int, ...]:
    return tuple(int(part) for part in release.partition("+")[0].split("."))


def test_the_grid_is_read():
    assert len(GRID) >= 5
    assert all(len(grid(env)) == 4 * 6 for env in GRID)


@pytest.mark.parametrize("env", GRID)
def test_a_saved_model_is_served_where_it_was_saved_and_on_every_newer_release(env):
    for (saved, way), cells in grid(env).items():
        if way == "serving" and order(saved) <= order(env):
            assert cells == {"same"}, f"saved on {saved}"


@pytest.mark.parametrize("env", GRID)
def test_weights_of_keras_2_under_the_plain_name_load_everywhere(env):
    for (saved, way), cells in grid(env).items():
        if way == KERAS_2_NAME:
            assert cells in ({"same"}, {"-"}), f"saved on {saved}"


def test_the_other_name_loads_between_releases_that_write_one_layout():
    """And only there: that is why the pages have a rule for the name."""
    layouts = {
        env.partition("+")[0]: layout(env) for env in GRID if "+" not in env
    }
    assert set(layouts.values()) == {"Keras 2", "Keras 3"}
    for env in GRID:
        here = layouts[env.partition("+")[0]]
        for (saved, way), cells in grid(env).items():
            if way == ONE_NAME:
                wanted = "same" if layouts[saved] == here else "fails"
                assert cells == {wanted}, f"saved on {saved}, read on {env}"


def layout(env: str) -> str:
    """Which layout the name `.weights.h5` gets there."""
    outcome = records.load(ENVS[env]).outcomes["migrate/move-models/weights_layout"]
    line = outcome["stdout"].splitlines()[1]
    return line.partition("has the ")[2].removesuffix(" layout")


def test_weights_load_between_all_versions_of_keras_3():
    read = [
        records.load(env).outcomes[READ_KERAS_3]["stdout"]
        for env in ENVS.values()
        if READ_KERAS_3 in records.load(env).outcomes
    ]
    rows = [
        line.split()
        for text in read
        for line in text.splitlines()
        if line.split()[-1:] in (["same"], ["fails"])
    ]
    assert len(read) == 4 and len(rows) == 4 * 4 * 6
    assert {row[-1] for row in rows} == {"same"}
