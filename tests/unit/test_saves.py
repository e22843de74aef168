"""Saved files: which cells run, which stand for others, what a result is called."""

import json
import zipfile
from pathlib import Path

import pytest

from harness.collectors import saves, saves_grid, saves_model, saves_results
from harness.collectors.inside import contents
from harness.collectors.saves_grid import Grid
from harness.collectors.saves_model import ABSENT, SPARED, WAYS, SavesLine
from harness.environments import Environment
from harness.model import Job
from harness.project import ProjectError
from harness.render import saves_data, saves_generations
from harness.render.saves_data import Saved, agree, figures
from harness.render.saves_picture import all_shares, picture


def env(name, keras, tensorflow="9.0.0", h5py="3.1.0", python="3.11"):
    pins = {"keras": keras, "tensorflow": tensorflow, "h5py": h5py}
    lines = "".join(f"{package}=={version}\n" for package, version in pins.items())
    head = f'# /// environment\n# python = "{python}"\n# install = []\n# ///\n'
    return Environment(name, head + lines, Path(name))


READERS = {
    "9.0": env("9.0", "2.9.0", "9.0.0"),
    "9.1": env("9.1", "3.1.0", "9.1.0"),
    "9.2": env("9.2", "3.1.0", "9.2.0"),
}
FILES = {
    "9.0": {"h5": {"sequential": "aaaaaaaaaa", "lstm": "bbbbbbbbbb"}},
    "9.1": {"h5": {"sequential": "cccccccccc"}, "export": {"sequential": "own"}},
    "9.2": {"h5": {"sequential": "cccccccccc"}, "export": {"sequential": "own"}},
}


@pytest.fixture
def grid(monkeypatch):
    """Without the drawn tenth."""
    monkeypatch.setattr(saves_grid, "drawn", lambda *_: False)
    return Grid(READERS, FILES, {})


# Which cells run -------------------------------------------------------------------------


def test_files_of_the_same_content_are_read_once(grid):
    assert grid.run("9.0", "9.1") == [("h5", "sequential"), ("export", "sequential")]
    assert grid.run("9.0", "9.2") == [("export", "sequential")]
    assert grid.stands("9.0", "9.2", "h5", "sequential") == ("9.0", "9.1")


def test_a_reader_with_the_same_keras_and_hdf5_stands_for_another(grid):
    assert grid.run("9.2", "9.0") == []
    assert grid.stands("9.2", "9.0", "h5", "lstm") == ("9.1", "9.0")


def test_what_tensorflow_reads_is_spared_for_the_same_tensorflow_only(grid):
    assert grid.run("9.2", "9.1") == [("export", "sequential")]


def test_files_that_cannot_be_compared_stand_for_themselves(grid):
    assert grid.stands("9.0", "9.2", "export", "sequential") == ("9.0", "9.2")


def test_files_of_writers_that_predict_other_values_are_both_read(grid):
    apart = Grid(READERS, FILES, {"9.2": {"sequential": "abcdef"}})
    assert ("h5", "sequential") in apart.run("9.0", "9.2")


def test_a_lambda_is_bytecode_so_its_reader_needs_the_same_python():
    one, other = READERS["9.1"], env("9.2", "3.1.0", python="3.13")
    for kind, same in (("lambda", False), ("lstm", True)):
        read = [saves_grid.same_reader(e, "h5", kind) for e in (one, other)]
        assert (read[0] == read[1]) == same


def test_predictions_that_differ_by_less_than_the_tolerance_are_one():
    values = [0.1, -0.25, 0.5]
    close = [one + 1e-8 for one in values]
    changed = [0.1, -0.25, 0.501]
    digests = [saves_results.rounded(one, 1e-6) for one in (values, close, changed)]
    assert digests[0] == digests[1] != digests[2]


def test_a_tenth_of_what_is_spared_is_drawn_by_its_name():
    names = [(f"reader {n}", "writer", "h5", "lstm") for n in range(2000)]
    drawn = sum(saves_grid.drawn(*one) for one in names)
    assert 150 < drawn < 250
    assert drawn == sum(saves_grid.drawn(*one) for one in names)


# What a run says -------------------------------------------------------------------------


def job(*cells):
    return Job(saves.Saves(), READERS["9.0"], "9.1", "digest", {"cells": list(cells)})


def test_a_result_is_the_first_way_that_works():
    said = [
        {"begins": ["h5", "lstm"]},
        {
            "cell": ["h5", "lstm"],
            "state": "raises",
            "detail": ["ValueError", "no\nmore"],
            "way": "weights",
        },
        {"cell": ["h5", "sequential"], "state": "same", "detail": 0.0, "way": ""},
        {"cell": ["h5", "strings"], "crashed": "SIGSEGV"},
    ]
    asked = job(("h5", "lstm"), ("h5", "sequential"), ("h5", "strings"))
    line = saves_results.read(asked, said)
    assert line.code("h5", "lstm") == WAYS["weights"]
    assert line.code("h5", "sequential") == "="
    assert line.code("h5", "strings") == "!"
    assert line.code("h5", "gru") == SPARED
    assert sorted(line.errors.values()) == [["h5/lstm"], ["h5/strings"]]
    assert saves_results.errors(said)["h5/lstm"] == "ValueError: no"


def test_other_predictions_and_other_losses_are_kept():
    said = [
        {
            "cell": ["h5", "strings"],
            "state": "other",
            "detail": 0.12345,
            "way": None,
            "next": ["raises", ["ValueError", "unknown"]],
        }
    ]
    line = saves_results.read(job(("h5", "strings")), said)
    assert line.code("h5", "strings") == "~"
    assert line.apart == {"h5/strings": 0.12}
    assert line.next["h5"][saves_model.COMPILED.index("strings")] == "x"
    assert ["next h5/strings"] in line.errors.values()


def test_a_missing_result_is_an_error():
    with pytest.raises(ProjectError, match="no result of"):
        saves_results.read(job(("h5", "lstm"), ("h5", "gru")), [])


def test_a_writer_that_writes_hardly_anything_is_an_error():
    with pytest.raises(ProjectError, match="hardly a file"):
        saves_results.wrote(
            "written", [{"cell": ["h5", "lstm"], "content": "aaaaaaaaaa"}]
        )


def test_a_line_survives_its_file():
    line = SavesLine(
        "9.1", {}, {}, {"h5": "=."}, {}, {"h5/lstm": 0.1}, {"ab": ["h5/gru"]}
    )
    data = json.loads(json.dumps(line.as_json()))
    assert SavesLine.from_json("9.1", data) == line


def test_each_way_has_its_own_character():
    codes = [*WAYS.values(), *saves_results.CODES.values(), ABSENT, SPARED, "!"]
    assert len(set(codes)) == len(codes)


# What a file contains --------------------------------------------------------------------


def archive(path, **members):
    with zipfile.ZipFile(path, "w") as file:
        for name, value in members.items():
            file.writestr(f"{name}.json", json.dumps(value))
    return str(path)


def test_a_file_that_differs_in_stamps_only_has_the_same_content(tmp_path):
    shared = {"shared_object_id": 140234}, {"shared_object_id": 99}
    one = archive(
        tmp_path / "a.keras",
        metadata={"keras_version": "3.1.0", "date_saved": "today"},
        config={"layers": [shared[0], shared[0]]},
    )
    same = archive(
        tmp_path / "b.keras",
        metadata={"keras_version": "3.2.0", "date_saved": "then"},
        config={"layers": [shared[1], shared[1]]},
    )
    other = archive(
        tmp_path / "c.keras",
        metadata={"keras_version": "3.1.0", "date_saved": "today"},
        config={"layers": list(shared)},
    )
    assert contents.digest(one) == contents.digest(same) != contents.digest(other)


def test_graphs_are_never_compared(tmp_path):
    (tmp_path / "model.tflite").write_bytes(b"\x1c\x00\x00\x00TFL3")
    assert contents.digest(str(tmp_path / "model.tflite")) is None
    assert contents.digest(str(tmp_path)) is None


# The grid with its results ---------------------------------------------------------------


@pytest.fixture
def saved(grid):
    lines = {
        "9.0": {
            "9.0": SavesLine("9.0", cells={"h5": row(sequential="=", lstm="=")}),
            "9.1": SavesLine(
                "9.1",
                cells={"h5": row(sequential="w"), "export": "=..."},
                errors={"e1": ["h5/sequential"]},
            ),
            "9.2": SavesLine("9.2", cells={"export": "=..."}),
        },
        "9.1": {
            "9.0": SavesLine("9.0", cells={"h5": row(sequential="c", lstm="x")}),
            "9.1": SavesLine(
                "9.1", cells={"h5": row(sequential="="), "export": "=..."}
            ),
            "9.2": SavesLine("9.2", cells={"export": "=..."}),
        },
        "9.2": {
            "9.1": SavesLine(
                "9.1", cells={"h5": row(sequential="~"), "export": "x..."}
            ),
            "9.2": SavesLine("9.2", cells={"export": "=..."}),
        },
    }
    return Saved(grid, lines, {"e1": "ValueError: no"})


def row(**codes):
    return "".join(codes.get(kind, SPARED) for kind in saves_model.FORMATS["h5"])


def test_a_cell_is_what_ran_or_what_stands_for_it(saved):
    own = saved.cell("9.0", "9.1", "h5", "sequential")
    assert (own.level, own.way, own.error) == ("weights", "weights", "ValueError: no")
    spared = saved.cell("9.0", "9.2", "h5", "sequential")
    assert (spared.level, spared.ran) == ("weights", ("9.0", "9.1"))
    assert saved.cell("9.2", "9.0", "h5", "lstm").level == "raises"
    assert saved.cell("9.0", "9.1", "h5", "lstm") is None


def test_a_drawn_cell_that_disagrees_is_counted(saved, monkeypatch):
    """9.2 reads 9.1's file: 9.1 stands for it, and says something else."""
    assert figures(saved).controls == 0
    monkeypatch.setattr(saves_grid, "drawn", lambda *one: one[0] == "9.2")
    pairs = [(own.ran, agree(own, other)) for own, other in saved.controls()]
    assert (("9.2", "9.1"), False) in pairs
    assert figures(saved).disagreeing == 1


def test_a_missing_reader_leaves_cells_without_a_result(saved):
    def missing(saved):
        return [
            (reader, writer, *file)
            for reader in saved.readers
            for writer in saved.writers
            for file in saved.grid.cells(writer)
            if saved.cell(reader, writer, *file) is None
        ]

    assert missing(saved) == []
    del saved.lines["9.1"]
    saved = Saved(saved.grid, saved.lines, {"e1": "ValueError: no"})
    assert ("9.1", "9.0", "h5", "lstm") in missing(saved)
    assert ("9.2", "9.0", "h5", "lstm") in missing(saved)  # it stood for this one


def test_the_picture_and_its_generations(saved):
    every = saves_generations.generations(saved)
    assert [one.label for one in every] == ["TensorFlow 9.0", "Keras 3.1"]
    shares = all_shares(saved, every)
    assert shares[every[0], every[0], ".h5"] == {"same": 1.0}
    assert picture(every, shares).startswith("<svg ")


def test_levels_are_in_the_order_of_what_a_reader_loses():
    assert next(iter(saves_data.LEVELS)) == "same"
    assert list(saves_data.LEVELS)[-1] == "other"
