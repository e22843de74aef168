"""What pages claim from a table that a program printed: the table must say it."""

import pytest

READ = "migrate/move-models/read"
LAYOUT = "migrate/move-models/weights_layout"
KERAS_2_NAME, ONE_NAME = "-weights.h5", ".weights.h5"


@pytest.fixture(scope="module")
def grids(outcomes):
    """The cells that each environment printed, by (saved on, way to read)."""
    return {
        name: grid(found[READ].stdout)
        for name, found in outcomes.items()
        if READ in found
    }


def grid(printed: str) -> dict[tuple[str, str], set[str]]:
    cells: dict[tuple[str, str], set[str]] = {}
    saved = ""
    for line in printed.splitlines():
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


def test_the_grid_is_read(grids):
    assert len(grids) >= 5
    assert all(len(cells) == 4 * 6 for cells in grids.values())


def test_a_saved_model_is_served_where_it_was_saved_and_on_every_newer_release(grids):
    for env, found in grids.items():
        for (saved, way), cells in found.items():
            if way == "serving" and order(saved) <= order(env):
                assert cells == {"same"}, f"{env}: saved on {saved}"


def test_weights_of_keras_2_under_the_plain_name_load_everywhere(grids):
    for env, found in grids.items():
        for (saved, way), cells in found.items():
            if way == KERAS_2_NAME:
                assert cells in ({"same"}, {"-"}), f"{env}: saved on {saved}"


def test_the_other_name_loads_between_releases_that_write_one_layout(grids, outcomes):
    """And only there: that is why the pages have a rule for the name."""
    layouts = {
        env.partition("+")[0]: layout(outcomes[env][LAYOUT].stdout)
        for env in grids
        if "+" not in env
    }
    assert set(layouts.values()) == {"Keras 2", "Keras 3"}
    for env, found in grids.items():
        here = layouts[env.partition("+")[0]]
        for (saved, way), cells in found.items():
            if way == ONE_NAME:
                expected = "same" if layouts[saved] == here else "fails"
                assert cells == {expected}, f"saved on {saved}, read on {env}"


def layout(printed: str) -> str:
    """Which layout the name `.weights.h5` gets there."""
    line = printed.splitlines()[1]
    return line.partition("has the ")[2].removesuffix(" layout")
