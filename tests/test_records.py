"""The records: fresh, whole, and written whole or not at all."""

import json
import os
import subprocess
import sys
import time
import warnings
from concurrent.futures import ThreadPoolExecutor

import pytest

from proof import Mistake, environments, examples, records, write
from proof.environments import Environment
from proof.outcomes import Outcome
from proof.runs import Job, Run, jobs

ENVS = environments.load_all()
EXAMPLES = examples.load_all()
# A neighbour on the same core makes the same work cost up to this much more
# processor time, and records are made side by side.
DISTURBED = 1.5
NEWEST = environments.gate(ENVS)[-1]
KEPT = records.load_all(ENVS)  # nobody changes them
MEANT = {name: jobs(EXAMPLES.values(), [env]) for name, env in ENVS.items()}


def refuse(message, when):
    """Fails, but on a pull request: there a workflow records what is stale and attaches
    the patch, so that one Python is enough to contribute."""
    if when and os.environ.get("GITHUB_EVENT_NAME") == "pull_request":
        warnings.warn(message, stacklevel=2)
    else:
        assert not when, message


def test_no_outcome_is_stale():
    stale = [
        f"{name}: {job.example.id}: {why}"
        for name, meant in MEANT.items()
        for job in meant
        if (why := KEPT[name].stale(job.example))
    ]
    refuse("run `make record`:\n" + "\n".join(stale), when=bool(stale))


def test_a_record_holds_what_is_meant_for_it_and_nothing_else():
    wrong = []
    for name, record in KEPT.items():
        meant = {job.example.id for job in MEANT[name]}
        assert len(meant) > 0, name
        for one in sorted(record.outcomes.keys() ^ meant):
            wrong.append(f"{name}: {one}")
        ran = {one for run in record.runs for one in run["seconds"]}
        for one in record.outcomes.keys() - ran:
            wrong.append(f"{name}: {one} has no run: when did it run?")
    refuse("run `make record`:\n" + "\n".join(wrong), when=bool(wrong))


def test_what_is_no_probe_passes():
    kinds = ("passed", "warned", "failed", "ended")
    wrong = [
        f"{name}: {one}: {line['outcome']}"
        for name, record in KEPT.items()
        for one, line in record.outcomes.items()
        if line["outcome"] not in (kinds if EXAMPLES[one].probe else kinds[:2])
    ]
    assert not wrong, "\n".join(wrong)


def test_no_example_takes_more_processor_time_than_it_may():
    wrong = [
        f"{name}: {one}: {times[1]} s"
        for name, record in KEPT.items()
        if "+" not in name
        for run in record.runs
        for one, times in run["seconds"].items()
        if one in EXAMPLES  # a printed command has the wall time only
        and times[1] > DISTURBED * EXAMPLES[one].cpu_seconds
    ]
    assert not wrong, "\n".join(wrong)


def test_records_are_as_the_machinery_writes_them():
    mend = "edited by hand? `git restore`; else `make record`"
    wrong = [
        f"{record.path.relative_to(environments.ROOT)}: {mend}"
        for record in KEPT.values()
        if record.path.read_text("utf-8") != record.text()
    ]
    assert not wrong, "\n".join(wrong)


@pytest.fixture
def env(tmp_path, monkeypatch):
    monkeypatch.setattr(environments, "FOLDER", tmp_path)
    (tmp_path / "2.9").mkdir()
    return Environment("2.9", NEWEST.lock)


def run_of(env, name="learn/sequential/mnist", stdout="0.98\n"):
    job = Job(env, EXAMPLES[name], EXAMPLES[name].program)
    return Run(job, Outcome("passed", stdout), 1.0, 2.0, "3.11.7", {})


def test_an_outcome_is_stale_when_something_it_depends_on_changes(env):
    record = records.Record(env)
    example = EXAMPLES["learn/sequential/mnist"]
    assert record.stale(example) == "it never ran"
    record.keep(run_of(env), "2026-01-01T00:00:00Z")
    assert record.stale(example) is None
    changed = examples.Example(
        example.id, example.path, example.source.replace("128", "129")
    )
    assert "changed" in record.stale(changed)
    moved = records.Record(Environment("2.9", env.lock + "# x\n"), record.lines)
    assert "changed" in moved.stale(example)


def test_comments_in_the_header_make_nothing_stale(env):
    record = records.Record(env)
    record.keep(run_of(env), "2026-01-01T00:00:00Z")
    example = EXAMPLES["learn/sequential/mnist"]
    other = example.source.replace("cpu-seconds = 60", "cpu-seconds = 59")
    assert record.stale(examples.Example(example.id, example.path, other)) is None


def test_a_rerun_that_says_the_same_changes_one_line(env):
    record = records.Record(env)
    record.keep(run_of(env), "2026-01-01T00:00:00Z")
    record.save()
    before = record.path.read_text().splitlines()
    again = records.load(env)
    again.keep(run_of(env), "2026-02-02T00:00:00Z")
    again.save()
    after = record.path.read_text().splitlines()
    assert [line for line in after if line not in before] == [after[-1]]
    assert len(after) == len(before) == 2


def test_two_branches_merge_without_a_conflict(env):
    """`.gitattributes` merges records by union; what reads them sorts it out."""
    one, other = records.Record(env), records.Record(env)
    one.keep(run_of(env), "2026-01-01T00:00:00Z")
    other.keep(run_of(env, "learn/functional/cnn"), "2026-02-02T00:00:00Z")
    one.save()
    text = one.path.read_text()
    other.save()
    one.path.write_text(text + other.path.read_text())
    assert len(records.load(env).outcomes) == 2
    checked = subprocess.run(
        ["git", "check-attr", "merge", "environments/2.4/record.jsonl"],
        cwd=records.__file__.rpartition("/proof/")[0],
        capture_output=True,
        text=True,
        check=True,
    )
    assert checked.stdout.strip().endswith("union")


@pytest.mark.parametrize("text", ['{"example": "a', "[]", "{}", "x", '"run"'])
def test_half_a_line_is_named_with_its_mend(env, text):
    record = records.Record(env)
    record.keep(run_of(env), "2026-01-01T00:00:00Z")
    record.save()
    with record.path.open("a") as file:
        file.write(text + "\n")
    with pytest.raises(Mistake, match=r"record\.jsonl:3: .*make record"):
        records.load(env)


def test_what_cannot_be_written_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "record.jsonl"
    write(path, "old\n")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="No space"):
        write(path, "new\n")
    assert [p.name for p in tmp_path.iterdir()] == ["record.jsonl"]
    assert path.read_text() == "old\n"


def test_prune_forgets_what_is_gone(env):
    record = records.Record(env)
    record.keep(run_of(env), "2026-01-01T00:00:00Z")
    record.prune(set(), set())
    assert not any(record.lines.values())


def test_two_recordings_side_by_side_lose_nothing(env):
    """Each reads the record, adds an outcome and writes it whole."""

    def add(name):
        with records.held(env) as kept:
            time.sleep(0.1)  # long enough for the other to read what it would undo
            kept.keep(run_of(env, name), f"2026-01-01T00:00:00Z {name}")
            kept.save()

    names = ["learn/sequential/mnist", "learn/functional/cnn"]
    with ThreadPoolExecutor() as threads:
        list(threads.map(add, names))
    assert sorted(records.load(env).outcomes) == sorted(names)


def test_lines_are_json_one_each():
    for env in ENVS.values():
        for line in (env.path / "record.jsonl").read_text("utf-8").splitlines():
            assert isinstance(json.loads(line), dict)


def test_a_kill_in_the_middle_of_recording_loses_nothing(project):
    folder = project.root / "environments" / "2.4"

    def lines():
        text = (folder / records.FILE).read_text("utf-8")
        return [json.loads(line) for line in text.splitlines()]

    before = {line.get("example") for line in lines()}
    recording = subprocess.Popen(
        [sys.executable, "-m", "proof", "record", "2.4", "--anew"],
        cwd=project.root,
        stdout=subprocess.PIPE,
        text=True,
    )
    with recording:
        for line in recording.stdout:
            if line.lstrip().startswith("5/"):
                recording.kill()
                break
    assert {line.get("example") for line in lines()} == before
    noted = max((line for line in lines() if "run" in line), key=lambda run: run["run"])
    assert len(noted["seconds"]) >= 5, "what ran before the kill is kept, with its time"
    assert {path.name for path in folder.iterdir()} == {
        records.FILE,
        "requirements.txt",
    }


def test_what_is_stale_fails_on_the_main_branch_and_warns_on_a_pull_request(project):
    project.edit("snippets/versions/training/seed.py", "import", "import  ")
    one = "tests/test_records.py::test_no_outcome_is_stale"
    done = project.pytest(one, GITHUB_EVENT_NAME="push")
    assert done.returncode == 1
    assert "2.4: versions/training/seed: it changed" in done.stdout
    done = project.pytest(one, GITHUB_EVENT_NAME="pull_request")
    assert done.returncode == 0
    assert "2.4: versions/training/seed: it changed" in done.stdout
