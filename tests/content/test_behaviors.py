"""What names do on each release: all of them, and what is known from elsewhere."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from harness import collectors
from harness.collectors import bodies
from harness.collectors.behaviors import KIND, runs_in
from harness.render import api_facts, behavior_changes, behavior_sizes
from harness.render.behavior_data import Space, spaces
from harness.render.behavior_words import SAID

NOTES = Path(__file__).with_name("behavior_notes.toml")
SIZE = 6_000_000  # bytes of the records of all environments
FEWEST = 0.75  # of a release's names, those that run
RELEASES = 6  # whose notes were read


@pytest.fixture(scope="module")
def known(project) -> dict[str, Space]:
    return spaces(project)


@pytest.fixture(scope="module")
def own(known) -> Space:
    return known["tf.keras"]


@pytest.fixture(scope="module")
def notes() -> list[dict[str, str]]:
    return tomllib.loads(NOTES.read_text("utf-8"))["note"]


def test_each_environment_that_is_looked_at_is_a_column(project, envs, known):
    columns = {column for space in known.values() for column in space.columns}
    wrong = [
        f"{name}: no record of what its names do"
        for name, env in envs.items()
        if runs_in(project, env) and name not in columns
    ]
    assert not wrong, "\n".join(wrong)


def test_each_public_object_runs_or_says_why_not(project, own):
    """Classes and functions of the record of names, on each release."""
    names = api_facts.spaces(project)["tf.keras"]
    wrong = []
    for column, release in enumerate(own.columns):
        there = names.columns.index(release)
        for one in names.facts.values():
            name = one.name.removeprefix("tf.keras.")
            if behavior_changes.NETWORK.fullmatch(name):
                continue  # the page lists them
            if one.kinds[there] in ("class", "function") and (
                name not in own.names or own.names[name][column] is None
            ):
                wrong.append(f"{release}: {name} neither runs nor says why")
    assert not wrong, "\n".join(wrong[:20])


def test_most_names_run(own):
    for column, release in enumerate(own.columns):
        there = [name for name, row in own.names.items() if row[column]]
        ran = [name for name in there if own.cases(name, column)]
        # The newest releases have hundreds of operations that need special inputs.
        assert len(ran) > FEWEST * len(there), (release, len(ran), len(there))


def test_records_are_small(project):
    files = [*project.environments.glob(f"*/{KIND}.jsonl"), bodies.path(project, KIND)]
    assert sum(file.stat().st_size for file in files) < SIZE


def test_no_reason_is_empty(own):
    for name, row in own.names.items():
        for column, key in enumerate(row):
            if key and not own.cases(name, column):
                assert own.why(name, column), (name, own.columns[column])


def test_what_the_notes_of_releases_state_is_in_the_records(own, notes):
    """Or there is a reason; a reason that is no longer needed fails."""
    assert len({one["release"] for one in notes}) >= RELEASES
    wrong = []
    for note in notes:
        found = {
            what
            for change in own.of_name(note["name"])
            if own.columns[change.after] == note["release"]
            for what in change.aspects
        }
        is_there = note["what"] in found
        if is_there == ("why" in note):
            said = "explained, and found" if is_there else f"found only {found or '{}'}"
            wrong.append(f"{note['release']}: {note['name']}: {note['what']}: {said}")
    assert not wrong, "\n".join(wrong)


def test_every_aspect_has_words(known):
    for space in known.values():
        for change in space.changes:
            assert set(change.aspects) <= set(SAID)


def test_a_published_change_can_be_read(project, known):
    files = behavior_changes.render(project)
    data = json.loads(files[project.docs / "api" / "behaviors.json"])
    assert {one["in"] for one in data["changes"]} <= known.keys()
    for one in data["changes"]:
        assert one["before"] != one["after"] or one["case"], one
        assert one["names"]


def test_the_known_function_changed_where_it_did(own):
    """`hard_sigmoid`, and the layers that use it, changed with Keras 3, on one release."""
    releases = {
        name: [
            own.columns[change.after]
            for change in own.of_name(name)
            if "values" in change.aspects
        ]
        for name in ("activations.hard_sigmoid", "layers.ConvLSTM2D")
    }
    (border,) = releases["activations.hard_sigmoid"]
    assert border in releases["layers.ConvLSTM2D"]


def test_no_initializer_draws_from_another_distribution(own):
    """As *Is a newer TensorFlow less accurate?* says."""
    drawn = [one for one in own.changes if one.name.startswith("initializers.")]
    assert drawn
    assert [one.name for one in drawn if "distribution" in one.aspects] == []


def test_sizes_are_of_the_records(project, own):
    """A default that changed has its effect; a difference is a share of the largest figure."""
    folder = project.generated / "behaviors"
    files = behavior_sizes.render(project)
    rows = files[folder / "defaults.md"].splitlines()[4:]
    named = {row.split("`")[1]: row.rpartition(" | ")[2].rstrip(" |") for row in rows}
    assert named["optimizers.Lion"] == "900%"  # 0.0001 was, 0.001 is
    assert named["regularizers.l1_l2"] == "100%"  # nothing is left
    assert behavior_sizes.SAME in named.values()
    (change,) = (
        one
        for one in own.of_name("activations.hard_sigmoid")
        if "values" in one.aspects
    )
    shown = max(filter(None, map(behavior_sizes.size, change.found)))
    assert 0.1 < shown < 0.3
    assert "hard_sigmoid" in files[folder / "sizes.md"]


def test_what_the_page_on_accuracy_states_is_recorded(project, envs):
    """Its opening, from the runs of five seeds; the old defaults, from the table."""
    key = "migrate/accuracy/five_seeds"
    records = collectors.all_records(project)
    printed = {
        records[name].entries("examples")[key].line.outcome.stdout
        for name, env in envs.items()
        if env.is_release
    }
    assert len(printed) == 1, printed
    assert "All within 0.02 of the mean: True" in printed.pop()
    page = (project.docs / "migrate" / "accuracy.md").read_text("utf-8")
    table = (project.generated / "behaviors" / "defaults.md").read_text("utf-8")
    for stated in ("learning_rate=0.0001", "l1=0.01", "l2=0.01"):
        assert stated in page and f"`{stated}` → " in table, stated
