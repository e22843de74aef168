"""The ranges of dependencies that work: enough trials, and the same errors as elsewhere."""

import gzip
import json
from collections import Counter

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from harness import environments
from harness.collectors import trials, wheels
from harness.collectors.dependencies import TrialLine
from harness.collectors.install import AttemptLine
from harness.render.dependency_ranges import KIND, Range, ranges
from harness.render.releases import releases

TRIALS = 1_000
COMPRESSED = 60_000  # bytes of what the box loads


@pytest.fixture(scope="module")
def found(project) -> list[Range]:
    return ranges(project)


@pytest.fixture(scope="module")
def lines(kept) -> dict[str, dict[str, TrialLine]]:
    """All trials, by release and requirement."""
    made = {
        name: {key: entry.line for key, entry in record.entries(KIND).items()}
        for name, record in kept.items()
        if record.env.is_release
    }
    assert made
    return made


def test_there_are_enough_trials(lines):
    count = sum(len(own) for own in lines.values())
    assert count >= TRIALS
    assert [name for name, own in lines.items() if trials.LOCKED not in own] == []


def test_each_dependency_of_each_release_was_tested(project, envs, found):
    """Where there is another minor version for its Python."""
    tested = {(one.env.name, one.package) for one in found}
    wrong = [
        f"{name}: {package}: no trial; `python -m harness wheels`, `make record`"
        for name, env in envs.items()
        if env.is_release
        for package in trials.locked(env)
        if len(wheels.load(project)[package].get(env.python, ())) != 1
        and (name, package) not in tested
    ]
    assert not wrong, "\n".join(wrong)


def test_trials_work_fail_and_crash_at_many_steps(lines):
    """A collector that is blind would find one result everywhere."""
    every = [line for own in lines.values() for line in own.values()]
    kinds = Counter(line.outcome for line in every)
    assert kinds["failed"] > 100
    assert kinds["passed"] + kinds["warned"] > 100
    assert len({step for line in every for step in line.failing}) >= 8


def test_an_installation_without_pins_ends_with_an_error_that_a_trial_gives(
    project, lines
):
    """Two collectors that share no code: one installs as a reader does."""
    compared = 0
    for release in releases(project):
        known = {
            (key.partition("==")[0], text)
            for key, line in lines[release.name].items()
            for text, _ in line.errors
        }
        for one in release.lines("install", AttemptLine):
            if not one.error or one.python != release.env.python or not one.packages:
                continue
            if one.asked != release.env.install[0]:
                continue
            culprits = {Requirement(pin).name for pin in release.pins}
            # a trial's error ends with its first sentence
            given = tuple(text for package, text in known if package in culprits)
            assert one.error.startswith(given), f"{release.name}: {one.key}: {one.error}"
            compared += 1
    assert compared >= 5


def test_the_lock_and_the_pins_are_within_the_ranges(found):
    assert found
    for one in found:
        own = next(t for t in one.tested if str(t.version) == one.locked)
        assert own.works
        if one.requirement:
            allowed = Requirement(one.requirement).specifier
            assert Version(one.locked) in allowed, one.requirement


def test_what_a_constraints_file_excludes_begins_with_what_fails(project, found):
    for one in found:
        path = project.docs / "constraints" / "ranges" / f"{one.env.name}.txt"
        stated = path.read_text("utf-8").splitlines()
        assert (one.requirement in stated) == bool(one.requirement)
        if one.requirement:
            allowed = Requirement(one.requirement).specifier
            own = [t for t in one.tested if t.version in allowed]
            assert all(t.works for t in own), f"{one.env.name}: {one.requirement}"


def test_the_box_gets_every_range_and_every_error(project, found):
    text = (project.docs / "api" / "dependencies.json").read_text("utf-8")
    assert len(gzip.compress(text.encode(), 6)) <= COMPRESSED
    data = json.loads(text)
    errors = {row["error"] for row in data["errors"]}
    assert errors == {e for one in found for t in one.tested for e, _ in t.errors}
    assert {(r, p) for r, own in data["ranges"].items() for p in own} == {
        (one.env.name, one.package) for one in found
    }


def test_the_index_was_asked_not_too_long_ago(project):
    assert wheels.day(project) >= "2026-01-01"
    assert environments.newest(project).python in wheels.load(project)["numpy"]
