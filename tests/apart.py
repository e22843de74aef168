"""Tests marked as `apart` run in a second process while the others run: they wait for
commands in copies of the project, and leave a CPU idle meanwhile.

Only in the whole gate, and only along with others: who names them alone sees them run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

VARIABLE = "PYTEST_APART"  # set in the second process
PROPERTY = "apart"  # of a report: seconds in the second process
TAIL = 4000  # characters of what the second process printed, where it reports nothing


class Failed(Exception):
    """How a test failed in the second process."""


class Apart:
    """The second process and what it reports of each test."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.folder = tempfile.TemporaryDirectory(prefix="apart-")
        self.log = Path(self.folder.name, "reports.jsonl")
        self.printed = Path(self.folder.name, "printed")
        self.process: subprocess.Popen[bytes] | None = None
        self.found: dict[str, list[pytest.TestReport]] | None = None

    def begin(self, names: list[str]) -> None:
        words = ("-m", "pytest", "--rerun", f"--report-log={self.log}")
        with self.printed.open("wb") as printed:
            self.process = subprocess.Popen(
                [sys.executable, *words, *names],
                cwd=self.config.rootpath,
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.STDOUT,
                env=os.environ | {VARIABLE: "1"},
            )

    def reports(self, name: str) -> list[pytest.TestReport]:
        """Of one test: its setup, its call and its end. Waits for the process."""
        if self.found is None:
            assert self.process, "the second process hasn't begun"
            self.process.wait()
            found: dict[str, list[pytest.TestReport]] = defaultdict(list)
            text = self.log.read_text("utf-8") if self.log.exists() else ""
            for data in map(json.loads, text.splitlines()):
                if data["$report_type"] == "TestReport":
                    found[data["nodeid"]].append(
                        self.config.hook.pytest_report_from_serializable(
                            config=self.config, data=data
                        )
                    )
            self.found = found
        return self.found[name]

    def close(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
        self.folder.cleanup()


APART = pytest.StashKey[Apart]()


class ApartItem(pytest.Item):
    """A test that runs in the second process: it waits and says how that one ended."""

    def runtest(self) -> None:
        apart = self.config.stash[APART]
        reports = apart.reports(self.nodeid)
        there = sum(report.duration for report in reports)
        self.user_properties.append((PROPERTY, f"{there:.1f}"))  # `--junitxml` has it
        for report in reports:
            if report.failed:
                raise Failed(f"{report.when}: {report.longreprtext}")
            if report.skipped:
                _, _, why = report.longrepr  # file, line and reason
                pytest.skip(why.removeprefix("Skipped: "))
        if not any(one.when == "call" for one in reports):
            printed = apart.printed.read_text("utf-8", "replace")[-TAIL:]
            raise Failed(f"the second process reports nothing of it:\n{printed}")

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        if isinstance(excinfo.value, Failed):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, self.name


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "apart: in a second process (tests/apart.py)")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    own = [item for item in items if item.get_closest_marker("apart")]
    alone = len(own) == len(items) or not config.option.rerun
    if alone or VARIABLE in os.environ:
        return
    config.stash[APART] = Apart(config)
    items[:] = [item for item in items if item not in own]
    items += [ApartItem.from_parent(item.parent, name=item.name) for item in own]


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begins before the first test runs."""
    names = [item.nodeid for item in session.items if isinstance(item, ApartItem)]
    if names and not session.config.option.collectonly:
        session.config.stash[APART].begin(names)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if APART in session.config.stash:
        session.config.stash[APART].close()
