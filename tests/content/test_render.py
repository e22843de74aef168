"""What is generated says what the records say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from harness import collectors, environments, examples, project, render
from harness.collectors import shell
from harness.collectors.shell import ShellLine
from harness.outcomes import ABORTED, FAILED, PASSED, WARNED, same_text
from harness.project import Project
from harness.render import commands, evidence, exports, parts
from harness.render.releases import outcome_of, releases

# A command resolves packages itself and trains again: accuracies that are printed with two
# decimals differ by one hundredth in 4 of 120.
RETRAINED = 0.02


@pytest.fixture(scope="module")
def here() -> Project:
    return project.here()


def test_rendering_again_gives_no_difference(here: Project) -> None:
    found = render.changed(here)
    assert not found, f"edited by hand, or not rendered: `make render`: {found}"


@pytest.mark.slow
def test_rendering_without_what_is_remembered_gives_no_difference(
    here: Project,
) -> None:
    """What was just rendered is remembered as right: the whole gate looks for itself."""
    found = render.wrong(here, render.everything(here))
    assert not found, f"another rendering gives another result: {found}"


def test_no_generated_file_is_empty(here: Project) -> None:
    made = list(here.generated.rglob("*.md"))
    assert len(made) > 700
    assert [path for path in made if not path.read_text("utf-8").strip()] == []


def test_every_printed_command_was_run_as_printed_and_what_it_makes_trains(
    here: Project,
) -> None:
    kept = collectors.all_records(here)
    jobs = [
        job
        for env in environments.load_all(here).values()
        for job in collectors.BY_NAME["shell"].jobs(here, env)
    ]
    assert len(jobs) >= 100
    for job in jobs:
        why = kept[job.env.name].stale(job)
        assert why is None, f"{job.key} on {job.env.name}: {why}; run `make record`"
        line = kept[job.env.name].entries("shell")[job.key].line
        assert isinstance(line, ShellLine)
        assert line.outcome == PASSED or not job.must_pass, job.key
        assert line.stdout.strip(), job.key


def test_a_command_prints_what_its_example_prints(here: Project) -> None:
    compared = 0
    kept = collectors.all_records(here)
    for (name, key), command in shell.shown(here).items():
        run = kept[name].entries("shell").get(key)
        if run is None or command.trains is None:
            continue  # the test above names it; a shell example ends with what it shows
        line = run.line
        assert isinstance(line, ShellLine)
        example = kept[name].entries("examples")[command.trains.id]
        tolerance = max(command.trains.tolerance, RETRAINED)
        stdout = outcome_of(example).stdout
        assert same_text(stdout, line.stdout, tolerance), f"{key} on {name}"
        compared += 1
    assert compared >= 60


def test_a_command_states_the_pins_that_the_release_needs(here: Project) -> None:
    pinned = [one.env for one in releases(here) if one.pins]
    assert pinned
    for env in pinned:
        text = commands.text("install", shell.included(here, f"install/{env.name}.md"))
        assert all(text.count(f'"{asked}"') == 2 for asked in env.install), env.name


def test_headings_of_examples_are_found_on_their_pages(here: Project) -> None:
    known = parts.titles(here)
    assert len(known) >= 110
    assert known["versions/optimizers/adam_lr"].anchor == "adamlr01"
    assert known.keys() <= examples.load_all(here).keys()


def test_the_published_json_has_all_releases(here: Project) -> None:
    data = json.loads((here.docs / "api" / "releases.json").read_text("utf-8"))
    assert data["schema"] == exports.SCHEMA
    every = releases(here)
    assert [one["tensorflow"] for one in data["releases"]] == [r.name for r in every]
    for entry, one in zip(data["releases"], every, strict=True):
        assert set(entry) == {
            *("tensorflow", "version", "released", "keras", "era", "python"),
            *("pythons", "install", "plain", "wheels", "megabytes", "tested"),
            *("variants", "outcomes"),
        }
        assert entry["outcomes"].keys() >= one.record.entries("examples").keys()
        kinds = {outcome["outcome"] for outcome in entry["outcomes"].values()}
        assert kinds <= {PASSED, WARNED, FAILED, ABORTED}


def test_constraints_name_every_package(here: Project) -> None:
    for one in releases(here):
        path = here.docs / "constraints" / f"{one.name}.txt"
        lines = path.read_text("utf-8").splitlines()[1:]
        assert len(lines) == len(one.env.packages), one.name
        assert f"tensorflow=={one.env.version}" in lines, one.name


def test_what_is_kept_depends_on_the_modules_that_make_it() -> None:
    saves = {path.stem for path in evidence.code("saves")}
    assert {"saves", "saves_moves", "saves_data", "markdown"} <= saves
    assert {"messages", "release_page"}.isdisjoint(saves)
    names = {path.stem for path in evidence.code(*evidence.OF_NAMES)}
    assert {"api_history", "can_i_use", "behavior_marks"} <= names  # three steps away
    assert "saves" not in names


def test_what_is_kept_depends_on_what_runs_in_a_release(here: Project) -> None:
    """Programs on pages have code of what ran there."""
    names, *_ = evidence.of_kind(here, "behaviors", "behaviors")
    assert "inside/behave_inputs.py" in names


def test_what_is_kept_depends_on_each_record_and_on_whose_it_is(
    here: Project, tmp_path: Path
) -> None:
    (tmp_path / "pyproject.toml").write_text(
        (here.root / "pyproject.toml").read_text("utf-8"), "utf-8"
    )
    own = tmp_path / "environments" / "2.4"
    own.mkdir(parents=True)
    (own / "requirements.txt").write_text("tensorflow==2.4.4\n", "utf-8")
    record = own / "saves.jsonl"
    copy = Project(tmp_path)
    record.write_text('{"rate": 0.001}\n', "utf-8")
    seen = [evidence.digest(copy, "saves", [])]
    record.write_text('{"rate": 0.009}\n', "utf-8")
    seen.append(evidence.digest(copy, "saves", []))
    own = own.rename(own.with_name("2.5"))
    seen.append(evidence.digest(copy, "saves", []))
    (own / "saves.jsonl").unlink()
    seen.append(evidence.digest(copy, "saves", []))
    (own / "requirements.txt").unlink()
    seen.append(evidence.digest(copy, "saves", []))
    assert len({repr(one) for one in seen}) == len(seen)
