"""The companions: enough of them, on each release that is meant, and told as recorded."""

import gzip
import json
import re
from collections import Counter

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from harness.collectors import companion_index, companion_uses
from harness.collectors.companions import CompanionLine
from harness.render import companions as tables
from harness.render.companion_results import (
    GOOD,
    KIND,
    cells,
    packages,
    releases,
    trials_count,
)

OUTCOMES, PACKAGES = 250, 40
COMPRESSED = 60_000  # bytes of what the box loads


@pytest.fixture(scope="module")
def found(project):
    return cells(project)


@pytest.fixture(scope="module")
def lines(kept) -> dict[tuple[str, str], CompanionLine]:
    """All trials, by environment and key."""
    made = {
        (name, key): entry.line
        for name, record in kept.items()
        for key, entry in record.entries(KIND).items()
    }
    assert made
    return made


def test_there_are_enough_outcomes_of_enough_packages(project, lines):
    assert trials_count(project) >= len(lines) >= OUTCOMES
    assert len(packages(project)) >= PACKAGES


def test_each_companion_was_looked_at_on_each_release_that_is_meant(project, found):
    """On the newest release, `python -m harness companions` asks for them."""
    meant = project.settings["companions-on"]
    assert set(meant) < set(releases(project))
    wrong = [
        f"{name}: {use.name}: run `python -m harness companions` and `make record`"
        for name in meant
        for use in companion_uses.uses(project)
        if not use.excluded and (name, use.name) not in found
    ]
    assert not wrong, "\n".join(wrong)


def test_uses_work_and_fail_in_many_ways(lines):
    """A collector that is blind would find one result everywhere."""
    kinds = Counter(line.outcome for line in lines.values())
    assert kinds["passed"] + kinds["warned"] > 50
    assert kinds["failed"] > 50
    assert {line.step for line in lines.values()} >= {"import", "use"}
    errors = {line.error for line in lines.values() if line.error}
    assert len(errors) > 20


def test_no_use_fails_everywhere(found):
    """Where none works, the program is to blame, or the package is worth a look."""
    works = {package for (_, package), cell in found.items() if cell.kind in GOOD}
    never = {package for _, package in found} - works
    looked_at = {"horovod"}  # only as source, which needs compilers
    assert never <= looked_at, sorted(never - looked_at)


def test_what_a_release_with_keras_3_gives_is_of_keras_3_or_tf_keras(lines):
    """The Keras that a trial says is the one that its environment has."""
    compared = 0
    for (name, _), line in lines.items():
        if line.keras and re.fullmatch(r"2\.(1[6-9]|2\d)", name):
            assert line.keras.split()[0] in ("keras", "tf_keras"), (name, line)
            compared += line.keras.startswith("keras 3.")
    assert compared > 20


def test_what_is_installed_is_what_the_package_asks_for(found):
    """Two sources: what an installer chose, and the metadata of what was installed."""
    compared = 0
    for (release, package), cell in found.items():
        for trial in cell.own.trials:
            for asked in map(Requirement, trial.line.asks):
                if asked.name == "tensorflow" and not asked.marker:
                    version = Version(cell.own.env.version)
                    assert version in asked.specifier, (release, package, str(asked))
                    compared += 1
    assert compared > 10


def test_a_pin_is_shown_only_where_it_was_proven(found):
    for (release, package), cell in found.items():
        if cell.kind in GOOD:
            assert cell.shown is not None and cell.shown.works, (release, package)
            assert set(cell.shown.plan.pins) <= set(cell.install)
        if cell.kind == "pin":
            assert cell.failed is not None


def test_each_cell_of_the_tables_is_what_its_records_say(project, found):
    text = (project.generated / "companions" / "overview.md").read_text("utf-8")
    head, *rows = [line for line in text.splitlines() if line.startswith("| ")]
    names = re.findall(r"\[([\d.]+)\]", head)
    assert names == releases(project)[::-1]
    for row in rows[1:]:
        package, *shown = [one.strip() for one in row.strip("|").split(" | ")]
        for name, text in zip(names, shown, strict=True):
            cell = found.get((name, package.strip("` ")))
            assert text == tables.briefly(cell), (name, package)


def test_a_release_page_has_every_command(project, found):
    for name in releases(project):
        path = project.docs / "install" / "companions" / f"{name}.md"
        text = path.read_text("utf-8")
        for (release, package), cell in found.items():
            if release == name:
                assert f'<a id="{package}"></a>' in text
                named = f"=={cell.shown.plan.version}" if cell.kind in GOOD else package
                assert named in text


def test_the_box_gets_every_result_and_every_error(project, found):
    text = (project.docs / "api" / "companions.json").read_text("utf-8")
    assert len(gzip.compress(text.encode(), 6)) <= COMPRESSED
    data = json.loads(text)
    told = {
        (r, p): row[0] for r, own in data["results"].items() for p, row in own.items()
    }
    assert told == {key: cell.kind for key, cell in found.items()}
    errors = {cell.failed.line.error for cell in found.values() if cell.failed}
    assert set(data["errors"]) == errors


def test_the_index_was_asked_not_too_long_ago(project):
    assert companion_index.load(project).day >= "2026-01-01"
