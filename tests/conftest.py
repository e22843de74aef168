"""Which tests a plain `pytest` leaves out: the slow ones, and those that passed already
with the very same files, on the same day."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import json
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from harness import project as projects
from harness.project import write

TESTS = Path(__file__).parent
PASSED = pytest.StashKey[tuple[Path, set[str], set[str]]]()  # file, passed, failed
LISTED = ("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
collect_ignore = ["tinyproject"]  # it is what they test with
# What is read stays: looking through it is a twentieth of the time.
gc.set_threshold(100_000)


def everything(root: Path) -> str:
    """A digest of all files of the project, and of the day: some facts expire.

    Raises `OSError` or `CalledProcessError` where git can't list them.
    """
    done = subprocess.run(LISTED, cwd=root, capture_output=True, check=True)
    found = hashlib.sha256(f"{datetime.now(UTC):%Y-%m-%d}".encode())
    for name in sorted(filter(None, os.fsdecode(done.stdout).split("\0"))):
        path = root / name
        found.update(f"\0{name}\0".encode())
        found.update(path.read_bytes() if path.is_file() else b"")
    return found.hexdigest()[:32]


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
    passed = passed_before(config)

    def left_out(item: pytest.Item) -> bool:
        if item.get_closest_marker("faults"):
            return not faults
        slow = item.get_closest_marker("slow") and not config.option.rerun
        return item.nodeid in passed or (
            bool(slow) and item.path.resolve() not in named
        )

    left = [item for item in items if left_out(item)]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if not left_out(item)]


def passed_before(config: pytest.Config) -> set[str]:
    """What passed with the very same files; nothing where somebody asks for tests by
    name or for all, or tests a site that lies elsewhere."""
    option = config.option
    if option.collectonly or os.environ.get("HARNESS_SITE"):
        return set()
    here = projects.here()
    try:
        name = f"{everything(here.root)}.json"
    except (OSError, subprocess.CalledProcessError):  # not from git
        return set()
    file = here.cache / "cached" / "passed" / name
    passed = noted(file)
    config.stash[PASSED] = file, set(), set()
    named = config.args_source is config.ArgsSource.ARGS
    asked = named or option.rerun or option.keyword or option.markexpr
    return set() if asked else passed


def noted(file: Path) -> set[str]:
    return set(json.loads(file.read_text("utf-8"))) if file.exists() else set()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item):
    report = (yield).get_result()
    _, passed, failed = item.config.stash.get(PASSED, (None, set(), set()))
    if report.failed:  # at its end, too: `tab` looks for errors there
        failed.add(item.nodeid)
    elif report.when == "call" and report.passed and TESTS in item.path.parents:
        passed.add(item.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if PASSED in session.config.stash:
        file, passed, failed = session.config.stash[PASSED]
        with contextlib.suppress(OSError):  # a cache that can't be written
            # Read again: `make test` runs the unit tests in another process.
            write(file, json.dumps(sorted((noted(file) | passed) - failed)))


def pytest_unconfigure() -> None:
    gc.freeze()  # the end of the process need not look through all that was read
