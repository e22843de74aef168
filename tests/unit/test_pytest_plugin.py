"""pytest collects the pages: its ids, its choices, and what a failure says."""

import re

import pytest

from harness import environments

PAGE, FILE = "docs/learn/first.md", "snippets/learn/first/trains.py"
pytestmark = pytest.mark.slow  # it starts processes


TRAINS = f"{PAGE}::trains"
IDS = [
    *(f"docs/errors/gone.md::raises[{name}]" for name in ("7.1", "7.2")),
    *(f"{TRAINS}[{name}]" for name in ("7.1", "7.2")),
    *(f"docs/learn/saving.md::saves[{name}]" for name in ("7.1", "7.2")),
    *(f"docs/learn/saving.md::loads[{name}]" for name in ("7.1", "7.2")),
]


@pytest.fixture
def run(tiny, pytester, monkeypatch):
    """Runs pytest in the tiny project: the exit code and all that it prints."""

    def run(*words):
        monkeypatch.chdir(tiny.root)
        monkeypatch.setattr("harness.project.here", lambda: tiny.project)
        tiny.project.forget()
        done = pytester.runpytest_inprocess(f"--rootdir={tiny.root}", *words)
        return done.ret, done.stdout.str() + done.stderr.str()

    return run


def test_ids_name_page_example_and_environment(run):
    code, printed = run("--collect-only", "-q")
    assert code == 0
    assert re.findall(r"^docs/\S+::\S+$", printed, re.MULTILINE) == IDS


def test_a_release_can_be_chosen(run):
    _, printed = run("--collect-only", "-q", "--release", "7.1")
    found = re.findall(r"^docs/\S+::\S+$", printed, re.MULTILINE)
    assert found == [one for one in IDS if "[7.1]" in one]


def test_a_release_brings_its_variants(tiny, run):
    tiny.add("environments/7.1+own/requirements.txt", tiny.wheels.locks["7.1"])
    mark = "# ///\n# --8<--"
    where = '# [tool.harness]\n# environments = ["7.1", "7.1+own"]\n'
    tiny.edit(FILE, mark, where + mark)
    _, printed = run("--collect-only", "-q", PAGE, "--release", "7.1")
    assert f"{TRAINS}[7.1]" in printed
    assert f"{TRAINS}[7.1+own]" in printed
    _, printed = run("--collect-only", "-q", PAGE)
    assert f"{TRAINS}[7.1+own]" not in printed


def test_an_id_that_names_an_environment_selects_it(tiny, run):
    tiny.add("environments/7.1+own/requirements.txt", tiny.wheels.locks["7.1"])
    mark = "# ///\n# --8<--"
    where = '# [tool.harness]\n# environments = ["7.1+own"]\n'
    tiny.edit(FILE, mark, where + mark)
    code, printed = run(f"{TRAINS}[7.1+own]")
    assert code == 0
    assert "1 passed" in printed


@pytest.mark.parametrize("words", [["--release", "7.3"], [f"{TRAINS}[7.3]"]])
def test_an_unknown_release_is_answered_with_the_closest(run, words):
    code, printed = run(*words)
    assert code == pytest.ExitCode.USAGE_ERROR
    assert "no environment is named 7.3; the closest are 7." in printed


def test_what_is_fresh_does_not_run_again(recorded, run):
    code, printed = run()
    assert code == 0
    assert "0 examples to run" in printed
    assert "8 passed" in printed


def test_what_is_stale_runs(recorded, run):
    recorded.edit(FILE, "units=128", "units=64")
    code, printed = run()
    assert code == 0
    assert "pages on TensorFlow 7.1, 7.2: 2 examples to run" in printed


def test_everything_runs_with_rerun(recorded, run):
    code, printed = run("--rerun")
    assert code == 0, printed
    assert "8 examples to run" in printed


def test_what_fails_is_shown_with_its_own_lines(tiny, run):
    tiny.edit(FILE, "accuracy > 0.88", "accuracy > 1.88")
    code, printed = run(f"{TRAINS}[7.1]")
    assert code == 1
    assert "1 examples to run" in printed
    assert f"{FILE} on TensorFlow 7.1 (Python " in printed
    assert "): failed" in printed
    assert re.search(r'File "trains\.py", line \d+, in <module>', printed)
    assert re.search(
        r"    assert accuracy > 1\.88\n(?: +\^+\n)?AssertionError", printed
    )
    number = int(re.search(rf"{re.escape(FILE)}:(\d+)", printed)[1])
    lines = (tiny.root / FILE).read_text().splitlines()
    assert lines[number - 1] == "assert accuracy > 1.88"


def test_a_recorded_failure_fails_without_a_run(recorded, run):
    path = recorded.root / "environments/7.1/examples.jsonl"
    text = path.read_text()
    begin = text.index('"outcome": "passed"', text.index("learn/first/trains"))
    error = '"error": {"type": "E", "message": "x", "traceback": "E: x"}'
    line = f'"outcome": "failed", {error}, "was": "passed"'
    path.write_text(text[:begin] + line + text[begin + len('"outcome": "passed"') :])
    code, printed = run(PAGE)
    assert code == 1
    assert "0 examples to run" in printed
    assert "1 failed, 1 passed" in printed


def test_a_probe_may_fail(tiny, run):
    code, printed = run("docs/errors/gone.md")
    assert code == 0
    assert "2 passed" in printed


def test_the_end_of_standard_error_is_shown(tiny, run):
    noise = (
        'import sys; [print(f"line {n}", file=sys.stderr) for n in range(99)]; 1 / 0'
    )
    tiny.edit(FILE, "accuracy = ", f"{noise}\naccuracy = ")
    code, printed = run(f"{TRAINS}[7.1]")
    assert code == 1
    assert "the end of its standard error:\nline 69\n" in printed


def test_an_example_that_ran_in_no_time_fails(tiny, run):
    """So does one whose training was removed."""
    mark = "# --8<-- [start:model]"
    body = f"import tensorflow\n{mark}\nx = 1\n# --8<-- [end:model]\n"
    body += "# --8<-- [start:train]\nassert tensorflow\n# --8<-- [end:train]\n"
    head = (tiny.root / FILE).read_text().partition("import")[0]
    tiny.add(FILE, head + body)
    for _ in range(5):  # on a busy machine it may wait for the CPU meanwhile
        code, printed = run(f"{TRAINS}[7.1]", "--rerun")
        if code:
            break
    assert code == 1
    assert f"{FILE} on TensorFlow 7.1" in printed
    assert "it ran in no time" in printed


def test_an_outcome_that_is_not_as_recorded_fails_a_rerun(recorded, run):
    recorded.edit("environments/7.1/examples.jsonl", "Accuracy: 0.90", "Accuracy: 0.91")
    code, _ = run(f"{TRAINS}[7.1]")
    assert code == 0
    code, printed = run(f"{TRAINS}[7.1]", "--rerun")
    assert code == 1
    assert "not as recorded" in printed
    assert "Accuracy: 0.91\nwas recorded, now\nAccuracy: 0.90" in printed
    assert "`make record FORCE=1`" in printed


def test_a_damaged_environment_is_made_again_before_a_change_is_believed(
    tiny, tmp_path, monkeypatch, run
):
    """The tiny project's own environment, so in a cache of this test's own."""
    monkeypatch.setattr(tiny.project, "_cache", tmp_path / "cache")
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "uv"))
    env = environments.load_all(tiny.project)["7.1"]
    python = environments.make(tiny.project, env)
    (file,) = python.parent.parent.glob(
        "lib/python*/site-packages/tensorflow/__init__.py"
    )
    file.write_text(file.read_text().replace("return 0.9", "return 0.10"))
    code, printed = run(f"{TRAINS}[7.1]", "-rP")
    assert code == 0, printed
    assert "7.1 is damaged (tensorflow/__init__.py: its digest isn't" in printed


def test_a_block_that_is_no_example_fails_the_collection(tiny, run):
    page = (tiny.root / PAGE).read_text()
    tiny.add(PAGE, page + "\n```python\nimport os\n```\n")
    code, printed = run(PAGE)
    assert code != 0
    assert re.search(rf"{PAGE}:\d+: the block `import os` isn't a section", printed)


def test_a_wrong_page_costs_only_itself(tiny, run):
    tiny.add(PAGE, '# Title\n\n``` python\n--8<-- "none.py"\n```\n')
    code, printed = run("--continue-on-collection-errors")
    assert code == 1
    assert "6 passed, 1 error" in printed


@pytest.mark.parametrize(("ci", "word"), [("", "1 skipped"), ("true", "1 failed")])
def test_a_missing_interpreter_is_pending_and_a_failure_in_ci(
    tiny, run, monkeypatch, ci, word
):
    lock = "environments/7.1/requirements.txt"
    version = environments.load_all(tiny.project)["7.1"].python
    tiny.edit(lock, f'python = "{version}"', 'python = "3.5"')
    monkeypatch.setenv("CI", ci)
    code, printed = run(f"{TRAINS}[7.1]", "-rs")
    assert word in printed
    assert "7.1 is pending: CPython 3.5 isn't installed" in printed
    assert code == (1 if ci else 0)


REPLACES = """
import time
from harness import environments

def test_replaces(monkeypatch):
    monkeypatch.setattr(environments, "make", lambda *_: 1 / 0)
    time.sleep(0.5)
"""


def test_what_a_unit_test_replaces_is_not_replaced_for_the_examples(tiny, run):
    """They share a process. The same test in another folder would fail them."""
    tiny.add("tests/unit/test_own.py", REPLACES)
    code, printed = run("--rerun", "tests", "docs")
    assert code == 0, printed
    assert "9 passed" in printed
    (tiny.root / "tests/unit").rename(tiny.root / "tests/content")
    code, printed = run("--rerun", "tests", "docs")
    assert code == 1
    assert "division by zero" in printed


def test_a_producer_is_no_item_but_runs_first(tiny, run):
    code, printed = run("docs/learn/saving.md::loads[7.2]")
    assert code == 0
    assert "1 passed" in printed


def test_a_producer_that_fails_names_its_consumer(tiny, run):
    tiny.edit("snippets/learn/saving/saves.py", "tf.keras", "raise OSError('full')  #")
    code, printed = run("docs/learn/saving.md::loads[7.2]")
    assert code == 1
    assert "snippets/learn/saving/loads.py on TensorFlow 7.2" in printed
    assert "on 7.1 it fails: OSError: full" in printed


def test_a_page_that_shows_nothing_of_an_example_has_no_item(tiny, run):
    tiny.add(PAGE, "# Title\n\nWords.\n")
    code, _ = run(PAGE)
    assert code == pytest.ExitCode.NO_TESTS_COLLECTED


def test_half_a_record_is_named_and_costs_only_its_environment(recorded):
    """By the real command."""
    path = recorded.root / "environments/7.1/examples.jsonl"
    path.write_text(path.read_text()[:-40])
    code, printed = recorded.run("-m", "pytest")
    assert code == 1
    named = r"^environments/7\.1/examples\.jsonl:5: not a line of a record; restore it"
    assert len(re.findall(named, printed, re.MULTILINE)) == 4
    assert "4 failed, 4 passed" in printed
    assert "Traceback" not in printed


def test_a_wrong_header_is_named_by_the_real_command(tiny):
    tiny.edit(FILE, "# dependencies", "# [tool.harness]\n# prob = true\n# dependencies")
    code, printed = tiny.run("-m", "pytest")
    assert code == pytest.ExitCode.USAGE_ERROR
    assert f"{FILE}:4: prob: use one of probe" in printed
    assert "Traceback" not in printed


def test_a_cache_folder_that_cannot_be_written_is_named_at_once(
    tiny, run, tmp_path, monkeypatch
):
    (tmp_path / "file").write_text("in the way")
    # Only this project's: another session runs in the same process.
    monkeypatch.setattr(tiny.project, "_cache", None)
    tiny.project.__dict__.pop("cache", None)
    monkeypatch.setenv("HARNESS_CACHE", str(tmp_path / "file" / "cache"))
    code, printed = run("-q", PAGE)
    assert code == 4
    assert "this cache folder can't be written" in printed
    assert "set $HARNESS_CACHE" in printed
