"""The gate as a command: its ids, its choices, and what a failure says."""

import re

import pytest

SEQUENTIAL = "docs/learn/sequential.md"
FILE = "snippets/learn/sequential/input_shape.py"


def test_ids_name_page_example_and_environment(here):
    done = here.pytest("--collect-only", "-q", "docs")
    ids = re.findall(r"^docs/\S+::\S+$", done.stdout, re.MULTILINE)
    assert f"{SEQUENTIAL}::mnist[2.4]" in ids
    assert f"{SEQUENTIAL}::mnist[2.21]" in ids
    assert len(ids) == len(set(ids)) >= 32


def test_a_release_can_be_chosen(here):
    done = here.pytest("--collect-only", "-q", "docs", "--release", "2.4")
    assert "[2.21]" not in done.stdout
    assert "package_keras[2.4+keras]" in done.stdout


def test_an_id_that_names_an_environment_selects_it(here):
    done = here.pytest("-q", "docs/versions/imports.md::package_keras[2.4+keras]")
    assert "1 passed" in done.stdout


@pytest.mark.parametrize("words", [["--release", "9.9"], [f"{SEQUENTIAL}::mnist[9.9]"]])
def test_an_unknown_release_is_an_error_that_lists_the_known_ones(here, words):
    done = here.pytest(*words)
    assert done.returncode == 4
    assert "9.9; known are 2.0, " in done.stderr


def test_what_is_fresh_does_not_run_again(here):
    done = here.pytest("docs")
    assert "0 examples to run" in done.stdout
    assert done.returncode == 0


def test_a_failing_example_is_shown_with_its_own_lines(project):
    project.edit(FILE, "accuracy > 0.88", "accuracy > 1.88")
    done = project.pytest(f"{SEQUENTIAL}::input_shape[2.4]")
    assert done.returncode == 1
    assert "1 examples to run" in done.stdout
    assert f"{FILE} on TensorFlow 2.4 (Python 3.8): failed" in done.stdout
    assert re.search(r'File "input_shape\.py", line \d+, in <module>', done.stdout)
    assert "    assert accuracy > 1.88\nAssertionError" in done.stdout
    lines = (project.root / FILE).read_text().splitlines()
    number = int(re.search(rf"{re.escape(FILE)}:(\d+)", done.stdout)[1])
    assert lines[number - 1] == "assert accuracy > 1.88"


def test_a_changed_example_is_stale_until_it_is_recorded(project):
    project.edit(FILE, "Dropout(0.2)", "Dropout(0.3)")
    done = project.pytest("tests/test_records.py::test_no_outcome_is_stale")
    assert done.returncode == 1
    assert "2.4: learn/sequential/input_shape: it changed" in done.stdout
    assert "2.21: learn/sequential/input_shape: it changed" in done.stdout
    assert "make record" in done.stdout


def test_an_example_that_ran_in_no_time_fails(project):
    project.add(
        FILE,
        "# /// script\n"
        '# requires-python = ">=3.8"\n# dependencies = ["tensorflow>=2.4"]\n# ///\n'
        "# --8<-- [start:program]\n# --8<-- [start:model]\nimport tensorflow\n"
        "# --8<-- [end:model]\nassert tensorflow\n",
    )
    done = project.pytest(f"{SEQUENTIAL}::input_shape[2.21]")
    assert done.returncode == 1
    assert "it ran in no time" in done.stdout


def test_an_outcome_that_is_not_as_recorded_fails_a_rerun(project):
    record = "environments/2.4/record.jsonl"
    project.edit(record, "As a graph, Python runs once", "As a graph, Python runs")
    done = project.pytest("docs/learn/eager-or-graph.md::run_eagerly[2.4]", "--rerun")
    assert done.returncode == 1
    assert "not as recorded" in done.stdout
    assert "make record ANEW=1" in done.stdout


def test_a_block_that_is_no_example_fails_the_collection(project):
    page = project.root / SEQUENTIAL
    page.write_text(page.read_text() + "\n```python\nimport os\n```\n")
    done = project.pytest(SEQUENTIAL)
    assert done.returncode != 0
    assert re.search(
        rf"{SEQUENTIAL}:\d+: the block `import os` is no section", done.stdout
    )


@pytest.mark.parametrize(("ci", "word"), [("", "1 skipped"), ("true", "1 failed")])
def test_a_missing_interpreter_is_pending_and_a_failure_in_ci(
    project, ci, word, tmp_path
):
    for file in ("environments/2.4/requirements.txt",):
        project.edit(file, 'python = "3.8"', 'python = "3.5"')
    done = project.pytest(
        f"{SEQUENTIAL}::input_shape[2.4]", "-rs", CI=ci, PROOF_CACHE=str(tmp_path / "c")
    )
    assert word in done.stdout
    assert "uv python install 3.5" in done.stdout


def test_half_a_record_is_named(project):
    path = project.root / "environments/2.4/record.jsonl"
    path.write_text(path.read_text()[:-40])
    done = project.pytest("docs")
    assert done.returncode == 4
    assert re.search(
        r"environments/2\.4/record\.jsonl:\d+: no line of a record", done.stderr
    )
