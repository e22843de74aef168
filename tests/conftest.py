"""Which tests a plain `pytest` leaves out."""

from __future__ import annotations

import gc

import pytest

collect_ignore = ["tinyproject"]  # it is what they test with


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """What is marked as slow is for the whole gate (`--rerun`), and for who names its
    file. A plain `pytest` looks at what is there and runs what is stale. Faults are
    injected by `-m faults` only."""
    here = config.invocation_params.dir
    named = {(here / arg.partition("::")[0]).resolve() for arg in config.args}
    faults = "faults" in config.option.markexpr

    def left_out(item: pytest.Item) -> bool:
        if item.get_closest_marker("faults"):
            return not faults
        slow = item.get_closest_marker("slow") and not config.option.rerun
        return bool(slow) and item.path.resolve() not in named

    left = [item for item in items if left_out(item)]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if not left_out(item)]


def pytest_unconfigure() -> None:
    gc.freeze()  # the end of the process need not look through all that was read
