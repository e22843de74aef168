"""The grid of saved files: each cell has a result, spared cells agree with those that
stand for them, and another program found the same."""

import json
import shutil

import pytest
from packaging.version import Version

from harness import collectors, environments
from harness.collectors import saves_grid
from harness.collectors.in_package import INSIDE, told
from harness.collectors.saves_model import SPARED
from harness.environments import job_variables
from harness.render.releases import releases
from harness.render.saves_data import LEVELS, Figures, Saved, agree, figures, load
from harness.render.saves_generations import generations
from harness.worker_client import Request, WorkerClient
from tests.content.test_facts import READ, grid

CELLS = 123_804  # change it along with a release or a model, in the same commit
TABLE_CELLS = 1_500  # of a page; a page has at most 2,000 elements


@pytest.fixture(scope="module")
def saved(project) -> Saved:
    return load(project)


@pytest.fixture(scope="module")
def counts(saved) -> Figures:
    return figures(saved)


def test_every_release_writes_and_reads(project, saved):
    every = list(saves_grid.taking_part(project))
    assert saved.writers == saved.readers == every
    newest = Version(project.settings["saved-files-up-to"])
    finals = [one.name for one in releases(project) if Version(one.name) <= newest]
    assert set(finals) <= set(saved.readers)
    assert len(every) >= len(finals) + 6 + 8  # tf_keras, and Keras 3 minors


def test_each_cell_has_a_result(saved, counts):
    missing = [
        (reader, writer, *file)
        for reader in saved.readers
        for writer in saved.writers
        for file in saved.grid.cells(writer)
        if saved.cell(reader, writer, *file) is None
    ]
    assert missing == []
    assert counts.cells == CELLS


def test_no_cell_ran_that_the_rule_spares(saved):
    for reader, own in saved.lines.items():
        for writer, line in own.items():
            ran = {
                (name, kind)
                for name, kind in saved.grid.cells(writer)
                if line.code(name, kind) != SPARED
            }
            assert ran == set(saved.grid.run(reader, writer)), (reader, writer)


def test_a_tenth_of_the_spared_cells_ran_and_agrees(saved, counts):
    spared = counts.cells - counts.ran + counts.controls
    assert 0.09 < counts.controls / spared < 0.11
    wrong = [
        f"{own.reader} reads {own.format}/{own.kind} of {own.writer}: {own.code} "
        f"{own.error}; {stands.ran} stands for it: {stands.code} {stands.error}"
        for own, stands in saved.controls()
        if not agree(own, stands)
    ]
    assert wrong == [], "\n".join(wrong)


def test_all_levels_occur_so_the_reader_is_not_blind(saved):
    cells = [
        one.level for one in saved.cells(saved.readers, saved.writers, ["h5", "keras"])
    ]
    assert set(cells) == set(LEVELS)
    assert min(cells.count(level) for level in LEVELS) > 50


def test_a_release_loads_the_weights_that_it_wrote(saved):
    for name in saved.readers:
        for cell in saved.cells([name], [name], ["weights-h5", "weights-keras"]):
            assert cell.level == "same", cell


def test_keras_3_weights_load_on_every_keras_3(saved):
    """But for a layer that a version saves in another way."""
    own = [name for name in saved.writers if "weights-h5" not in saved.grid.files[name]]
    readers = [name for name in own if name in saved.readers]
    cells = list(saved.cells(readers, own, ["weights-keras"]))
    assert len(cells) > 1_000
    assert {one.level for one in cells if one.kind != "conv_lstm"} == {"same"}


def test_another_program_found_the_same(saved, outcomes):
    """It shares no code with the collector, and has other models of the same kinds."""
    ways = {
        ".h5": "h5",
        "-weights.h5": "weights-h5",
        ".weights.h5": "weights-keras",
    }
    compared = 0
    for reader, found in outcomes.items():
        if READ not in found or reader not in saved.readers:
            continue
        for (writer, way), cells in grid(found[READ].stdout).items():
            if way not in ways or cells == {"-"}:
                continue
            own = saved.cell(reader, writer, ways[way], "convolution")
            level = own.level if own else "-"
            compared += 1
            if cells == {"same"}:
                assert level in ("same", "compile"), own
            if cells == {"fails"}:
                assert level not in ("same", "compile"), own
    assert compared > 40


def test_tables_fit_a_page(project, saved):
    assert 3 <= len(generations(saved)) <= 16
    for path in (project.generated / "saves").glob("*.md"):
        count = path.read_text("utf-8").count(" | ")
        assert count < TABLE_CELLS, f"{path.name}: {count} cells"


def test_the_data_of_the_page_says_what_the_records_say(project, saved):
    data = json.loads((project.docs / "api" / "saves.json").read_text("utf-8"))
    names = [one["name"] for one in data["environments"] if one["reads"]]
    assert names == saved.readers
    for name, writers in data["grid"].items():
        for writer, row in writers.items():
            for reader, number in zip(names, row, strict=True):
                for kind, code in zip(
                    data["kinds"][name], data["rows"][number], strict=True
                ):
                    cell = saved.cell(reader, writer, name, kind)
                    level = cell.level if cell else "-"
                    assert (code == "=") == (level == "same"), (reader, writer, kind)


# The reader itself, in a real environment --------------------------------------------------

FAULTS = """
import json, sys
sys.dont_write_bytecode = True
sys.path.insert(0, {parent!r})
from inside import kinds, reads, writes

writes.write("sequential", ["h5", "keras"])
writes.write("objects", ["keras"])
content = open("keras/sequential.keras", "rb").read()
import os
os.makedirs("files", exist_ok=True)
os.rename("h5", "files/h5")
os.rename("keras", "files/keras")
model = writes.made("sequential")
right = kinds.predict(model, "sequential")
compiled = writes.made("objects")
known = kinds.predict(compiled, "objects")
losses = [kinds.train(compiled, "objects") for _ in range(2)]

def ask(name, kind, predictions, tolerance=1e-6, losses=losses):
    request = {{"predictions": {{kind: predictions}}, "tolerances": {{kind: tolerance}}}}
    reads.read(name, kind, {{**request, "losses": {{"objects": losses}}}})

ask("h5", "sequential", right)
ask("h5", "sequential", [one + 2e-6 * max(map(abs, right)) for one in right])
ask("h5", "sequential", right[:-1])
ask("keras", "objects", known)
ask("keras", "objects", known, losses=[losses[0], losses[1] * 1.001])
for cut in (len(content) // 2, 10, 0):
    with open("files/keras/sequential.keras", "wb") as file:
        file.write(content[:cut])
    ask("keras", "sequential", right)
"""


def ran(project, code):
    """What a program told that ran on the newest release, line by line."""
    env = environments.newest(project)
    python = environments.make(project, env)
    settings = {"preload": ["tensorflow"], "subject": None}
    client = WorkerClient(python, job_variables(env, python), settings)
    request = Request(
        id="program",
        filename="program.py",
        code=code,
        cpu_seconds=120,
        wall_seconds=600,
        megabytes=6000,
    )
    try:
        result = client.run(request, None)
    finally:
        client.close()
    assert result["error"] is None, result["error"]
    return list(told(result))


@pytest.mark.slow
def test_injected_faults_are_seen(project):
    """A file that is cut off, predictions that differ by twice the tolerance, predictions
    of another shape, a loss that differs by a thousandth."""
    said = ran(project, FAULTS.format(parent=str(INSIDE.parent)))
    found = [(one["state"], one.get("next", [""])[0]) for one in said if "way" in one]
    assert found[:5] == [
        ("same", ""),
        ("other", ""),
        ("other", ""),
        ("same", "same"),
        ("same", "other"),
    ]
    assert [state for state, _ in found[5:]] == ["raises"] * 3


ELSEWHERE = """
import sys
sys.dont_write_bytecode = True
sys.path.insert(0, {parent!r})
from inside import writes

for kind, formats in {cells!r}.items():
    writes.write(kind, formats)
"""


@pytest.mark.slow
def test_what_is_written_is_the_same_from_another_folder(project, tmp_path):
    """A `Lambda` keeps its code, and with that the path of its source."""
    cells = {"lambda": ["keras", "h5", "json"], "sequential": ["keras", "h5"]}
    shutil.copytree(INSIDE, tmp_path / "inside")
    said = ran(project, ELSEWHERE.format(parent=str(tmp_path), cells=cells))
    written = {tuple(one["cell"]): one.get("content") for one in said if "cell" in one}
    newest = environments.newest(project).name
    record = collectors.all_records(project)[newest].entries("saves")["written"]
    kept = record.lines["written"].files
    assert written == {
        (name, kind): kept[name][kind] for kind in cells for name in cells[kind]
    }
