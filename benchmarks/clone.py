"""What a newcomer waits for: `make test` in a fresh clone."""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.timing import call, seconds
from harness.project import Project

LONGEST = 8  # files of tests that have a line of their own
MOVED = ("VIRTUAL_ENV", "HARNESS_CACHE", "UV_CACHE_DIR", "PIP_CACHE_DIR")


def of_a_fresh_clone(project: Project, folder: Path) -> list[str]:
    """Where the time goes, in an empty folder with empty caches."""
    root, report = folder / "clone", folder / "report.xml"
    variables = {k: v for k, v in os.environ.items() if k not in MOVED}
    variables |= {"XDG_CACHE_HOME": str(folder / "cache"), "CI": "true"}
    call("git", "clone", "--quiet", project.root, root, root=folder)

    def step(*words: str) -> float:
        return seconds(lambda: call(*words, root=root, variables=variables))

    steps = {
        "the packages of the site and the gate": step("make", ".venv/browser"),
        "the two environments of the gate": step(
            ".venv/bin/python", "-m", "harness", "make"
        ),
    }
    steps["make test"] = step("make", "test", f"ARGS=-q --junitxml={report}")
    spent: dict[str, float] = {}
    for case in ElementTree.parse(report).iter("testcase"):
        place = case.get("classname") or "the examples, which run all the while"
        spent[place] = spent.get(place, 0) + float(case.get("time") or 0)
    longest = sorted(spent, key=lambda name: -spent[name])[:LONGEST]
    total = sum(steps.values())
    return [
        f"make test, fresh clone, empty caches, one run: {total:.0f} s",
        *(f"  {took:7.1f} s  {name}" for name, took in steps.items()),
        *(f"  {spent[name]:7.1f} s    of it {name}" for name in longest),
    ]
