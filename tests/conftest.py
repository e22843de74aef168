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
    file. A plain `pytest` looks at what is there and runs what is stale."""
    if config.option.rerun:
        return
    here = config.invocation_params.dir
    named = {(here / arg.partition("::")[0]).resolve() for arg in config.args}
    slow = [
        item
        for item in items
        if item.get_closest_marker("slow") and item.path.resolve() not in named
    ]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if item not in set(slow)]


def pytest_unconfigure() -> None:
    gc.freeze()  # the end of the process need not look through all that was read
