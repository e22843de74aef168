"""The records: fresh, whole, merged by union, and written whole or not at all."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from harness import collectors, environments, examples, records, worker
from harness.collectors import BY_NAME
from harness.collectors.api import ApiLine
from harness.collectors.applications import NetworkLine
from harness.collectors.behaviors import BehaviorsLine
from harness.collectors.companions import CompanionLine
from harness.collectors.dependencies import TrialLine
from harness.collectors.examples import ExampleLine
from harness.collectors.install import AttemptLine, FollowupLine, SizeLine
from harness.collectors.messages import MessagesLine
from harness.collectors.pypi import PypiLine
from harness.collectors.saves_model import SavesLine
from harness.collectors.shell import ShellLine
from harness.examples import Example
from harness.model import Job, Run
from harness.outcomes import Failure, Outcome
from harness.project import ProjectError
from tests.tiny import EARLIER

LATER = "2026-02-02T00:00:00Z"
NAME = "learn/first/trains"
KINDS = {  # and lines that each collector can make of one job
    "examples": [
        ExampleLine("k", Outcome("passed", "0.98\n")),
        ExampleLine("k", Outcome("failed", error=Failure("E", "é", "E: é\n"))),
    ],
    "notebooks": [ExampleLine("k", Outcome("warned", "a\n", "W b\n"), "abcd")],
    "shell": [
        ShellLine("k", "passed", "a\n"),
        ShellLine("k", "failed", "a\n", "b\n", "E: c"),
    ],
    "pypi": [PypiLine("k", "7.1.0", "2026-01-01", {"Linux": ["3.8"]}, 500)],
    "dependencies": [
        TrialLine("k", "failed", [("E: a", ["import"]), ("E: b", ["LSTM", "TFLite"])]),
        TrialLine("k", "warned", [], ["W a"], 7),
        TrialLine("k", "passed", steps=["import"], requires=[("a", "b>=1")]),
    ],
    "companions": [
        CompanionLine("k", "failed", "import", "E: a", "", ["keras<3"]),
        CompanionLine("k", "warned", keras="keras 3.1.0", warnings=["W a"]),
    ],
    "install": [
        AttemptLine("pip, Python 3.8: a==1", {"a": "1"}, "E"),
        AttemptLine("uv, Python 3.8: a==1", {"a": "1"}),
        FollowupLine("uv pip install b", {"b": ["1", "2"]}),
        SizeLine("installed", 2000),
    ],
    "applications": [NetworkLine("ResNet50", 10 * "a")],
    "behaviors": [BehaviorsLine("layers", 10 * "a")],
    "messages": [
        MessagesLine("keras", 10 * "a"),
        MessagesLine("keras.layers", 10 * "b"),
    ],
    "saves": [
        SavesLine("written", {"h5": {"lstm": 10 * "a"}}, {"lstm": 10 * "b"}),
        SavesLine("2.4", cells={"h5": "=x"}, apart={"h5/lstm": 0.1}),
    ],
    "api": [ApiLine("tf.keras", 10 * "a"), ApiLine("tf.keras.layers", 10 * "b")],
}


@pytest.fixture
def env(tiny):
    return environments.load_all(tiny.project)["7.1"]


@pytest.fixture
def jobs(tiny, env):
    """The examples'."""
    return {job.key: job for job in BY_NAME["examples"].jobs(tiny.project, env)}


def load(env):
    return records.load(env, BY_NAME)


def run_of(stdout="0.98\n"):
    return Run(Outcome("passed", stdout), 1.0, 2.0, "3.11.7")


def add(record, job, moment=EARLIER, stdout="0.98\n"):
    line = ExampleLine(job.key, Outcome("passed", stdout))
    record.add(job, run_of(stdout), [line], moment)


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        *(
            (kind, [line])
            for kind in KINDS
            if BY_NAME[kind].single
            for line in KINDS[kind]
        ),
        *((kind, lines) for kind, lines in KINDS.items() if not BY_NAME[kind].single),
    ],
)
def test_every_kind_of_line_is_the_same_after_a_file(env, kind, lines):
    key = lines[0].key if BY_NAME[kind].single else "job"
    job = Job(BY_NAME[kind], env, key, "d" * 16, None, "p" * 8)
    record = load(env)
    record.add(job, run_of(), lines, EARLIER)
    record.save(kind)
    again = load(env)
    assert again.entries(kind) == record.entries(kind)
    assert again.text(kind) == record.path(kind).read_text("utf-8")
    assert sorted(again.entries(kind)[key].lines) == sorted(line.key for line in lines)


def test_each_collector_has_a_line_here():
    assert KINDS.keys() == BY_NAME.keys()


def test_a_file_begins_with_its_collector_and_is_sorted(env, jobs):
    record = load(env)
    for key in sorted(jobs, reverse=True):
        add(record, jobs[key])
    record.save("examples")
    head, *rows = map(json.loads, record.path("examples").read_text().splitlines())
    assert head == {"collector": "examples", "version": 1, "python": "3.11.7"}
    assert [row["job"] for row in rows] == sorted(jobs)
    assert rows[0]["took"] == [1.0, 2.0]


def test_what_never_ran_is_stale_and_what_ran_is_not(env, jobs):
    record = load(env)
    assert record.stale(jobs[NAME]) == "it never ran"
    add(record, jobs[NAME])
    assert record.stale(jobs[NAME]) is None


def job_of(project, name=NAME, environment="7.1"):
    env = environments.load_all(project)[environment]
    return next(j for j in collectors.jobs(project, env) if j.key == name)


def change_variables(tiny, monkeypatch):
    variables = environments.JOB_VARIABLES | {"TZ": "UTC"}
    monkeypatch.setattr(environments, "JOB_VARIABLES", variables)


def change_path(tiny, monkeypatch):
    monkeypatch.setitem(environments.JOB_VARIABLES, "PATH", "{PATH}")


def hide_fewer(tiny, monkeypatch):
    monkeypatch.setattr("harness.subject.HIDDEN_VARIABLES", ("PYTHON",))


def change_own_variables(tiny, monkeypatch):
    lock = "environments/7.1/requirements.txt"
    tiny.edit(lock, "# ///\ntensor", '# variables = {"A" = "1"}\n# ///\ntensor')


def change_lock(tiny, monkeypatch):
    tiny.edit("environments/7.1/requirements.txt", "--hash", "# a\n    --hash")


def change_program(tiny, monkeypatch):
    tiny.edit("snippets/learn/first/trains.py", "units=128", "units=129")


def change_interpreter(tiny, monkeypatch):
    mark = "# ///\n# --8<--"
    fresh = "# [tool.harness]\n# fresh-interpreter = true\n"
    tiny.edit("snippets/learn/first/trains.py", mark, fresh + mark)


def change_protocol(tiny, monkeypatch):
    monkeypatch.setattr(worker, "PROTOCOL", worker.PROTOCOL + 1)


def change_collector(tiny, monkeypatch):
    monkeypatch.setattr(type(BY_NAME["examples"]), "version", 2)


@pytest.mark.parametrize(
    "change",
    [
        change_variables,
        change_path,
        hide_fewer,
        change_own_variables,
        change_lock,
        change_program,
        change_interpreter,
        change_protocol,
        change_collector,
    ],
)
def test_an_outcome_is_stale_when_something_it_depends_on_changes(
    tiny, monkeypatch, change
):
    before = job_of(tiny.project)
    record = load(before.env)
    add(record, before)
    record.save("examples")
    change(tiny, monkeypatch)
    tiny.project.forget()
    after = job_of(tiny.project)
    assert load(after.env).stale(after) == "it changed, or what it runs in"


def test_a_consumer_is_stale_when_its_producer_changes(tiny):
    before = job_of(tiny.project, "learn/saving/loads", "7.2")
    tiny.edit("snippets/learn/saving/saves.py", "units=128", "units=64")
    after = job_of(tiny.project, "learn/saving/loads", "7.2")
    assert before.digest != after.digest
    assert before.program == after.program


def test_data_are_part_of_what_a_program_depends_on(tiny, monkeypatch):
    tiny.edit("snippets/learn/first/trains.py", "units=128", "units=128)  # (mnist")
    before = job_of(tiny.project).digest, job_of(tiny.project, "errors/gone/raises")
    monkeypatch.setattr("harness.mnist.digest", lambda: "other data")
    after = job_of(tiny.project).digest, job_of(tiny.project, "errors/gone/raises")
    assert before[0] != after[0]
    assert before[1].digest == after[1].digest


def test_comments_and_limits_in_the_header_make_nothing_stale(tiny):
    before = job_of(tiny.project)
    mark = "# ///\n# --8<--"
    limit = "# [tool.harness]\n# cpu-seconds = 4\n"
    tiny.edit("snippets/learn/first/trains.py", mark, limit + mark)
    assert job_of(tiny.project).digest == before.digest


def test_another_version_of_the_collector_makes_a_file_stale(env, jobs):
    record = load(env)
    add(record, jobs[NAME])
    record.save("examples")
    path = record.path("examples")
    path.write_text(path.read_text().replace('"version": 1', '"version": 0'))
    assert "changed" in load(env).stale(jobs[NAME])


def test_a_rerun_with_the_same_result_changes_one_line(env, jobs):
    record = load(env)
    for job in jobs.values():
        add(record, job)
    record.save("examples")
    before = record.path("examples").read_text().splitlines()
    again = load(env)
    add(again, jobs[NAME], LATER)
    again.save("examples")
    after = record.path("examples").read_text().splitlines()
    assert len([line for line in after if line not in before]) == 1
    assert len(after) == len(before)
    assert records.load_changes(env) == []


def test_a_change_without_a_change_of_the_program_is_news(env, jobs):
    record = load(env)
    job = jobs[NAME]
    add(record, job)
    failed = Outcome("failed", error=Failure("E", "x", "E: x"))
    record.add(job, run_of(), [ExampleLine(NAME, failed)], LATER)
    (change,) = records.load_changes(env)
    assert (change.key, change.was, change.now) == (NAME, "passed", "failed E: x")
    edited = replace(job, program="other")
    add(record, edited, "2026-03-03T00:00:00Z")
    assert len(records.load_changes(env)) == 1


def union(env, *texts):
    """What git's union merge leaves where each line is new on both sides."""
    lines = [line for text in texts for line in text.splitlines()]
    path = load(env).path("examples")
    path.write_text("".join(f"{line}\n" for line in dict.fromkeys(lines)))


def text_of(env, *added):
    record = load(env)
    for job, moment, stdout in added:
        add(record, job, moment, stdout)
    return record.text("examples")


def test_two_branches_that_record_other_examples_merge(env, jobs):
    one = text_of(env, (jobs[NAME], EARLIER, "a\n"))
    other = text_of(env, (jobs["errors/gone/raises"], LATER, "b\n"))
    union(env, one, other)
    assert load(env).entries("examples").keys() == {NAME, "errors/gone/raises"}


def test_of_two_lines_of_one_example_the_newer_counts(env, jobs):
    old = text_of(env, (jobs[NAME], EARLIER, "old\n"))
    new = text_of(env, (jobs[NAME], LATER, "new\n"))
    for texts in ((old, new), (new, old)):
        union(env, *texts)
        entry = load(env).entries("examples")[NAME]
        assert (entry.ran, entry.line.outcome.stdout) == (LATER, "new\n")


def test_two_lines_of_the_same_second_are_refused_by_their_places(env, jobs):
    one = text_of(env, (jobs[NAME], EARLIER, "a\n"))
    union(env, one, text_of(env, (jobs[NAME], EARLIER, "b\n")))
    message = r"examples\.jsonl:3: learn/first/trains is here twice.* with line 2: "
    with pytest.raises(ProjectError, match=message):
        load(env).entries("examples")
    union(env, one, one)
    assert len(load(env).entries("examples")) == 1


@pytest.mark.parametrize("kind", ["examples", "install"])
@pytest.mark.parametrize(
    "text",
    ['{"job": "a', "[]", "{}", "x", '"job"', '{"job": "a"}', '{"fact": "a"}', "1"],
)
def test_half_a_line_is_named_with_its_fix(env, kind, text):
    head = f'{{"collector": "{kind}", "version": 1, "python": "3.8"}}\n'
    load(env).path(kind).write_text(head + text + "\n")
    place = rf"7\.1/{kind}\.jsonl:2: .*restore it with git, or run `make record`"
    with pytest.raises(ProjectError, match=place):
        load(env).entries(kind)


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ('{"collector": "shell", "version": 1, "python": "3.8"}', 1),
        ('{"collector": "examples", "python": "3.8"}', 1),
        ("", 1),
    ],
)
def test_a_file_that_names_no_or_another_collector_is_refused(env, head, line):
    path = load(env).path("examples")
    path.write_text(f"{head}\n")
    with pytest.raises(ProjectError, match=rf"examples\.jsonl:{line}: "):
        load(env).entries("examples")


def test_a_job_that_lost_its_facts_is_named(env):
    job = Job(BY_NAME["install"], env, "7.1", "d", None)
    record = load(env)
    record.add(job, run_of(), KINDS["install"], EARLIER)
    record.save("install")
    path = record.path("install")
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:2]))
    with pytest.raises(ProjectError, match=r"install\.jsonl:2: 7\.1 has no line"):
        load(env).entries("install")


def test_a_full_disk_leaves_the_old_file(env, jobs, monkeypatch):
    record = load(env)
    add(record, jobs[NAME])
    record.save("examples")
    before = record.path("examples").read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    add(record, jobs["errors/gone/raises"])
    with pytest.raises(OSError, match="No space"):
        record.save("examples")
    assert record.path("examples").read_bytes() == before
    names = {path.name for path in env.path.iterdir()}
    assert names == {"examples.jsonl", "requirements.txt"}


def test_prune_drops_what_is_gone_and_an_empty_file_goes(env, jobs):
    record = load(env)
    for job in jobs.values():
        add(record, job)
    record.save("examples")
    record.prune("examples", {NAME})
    assert record.entries("examples").keys() == {NAME}
    record.prune("examples", set())
    record.save("examples")
    assert not record.path("examples").exists()


def test_two_recordings_side_by_side_lose_nothing(env, jobs):
    """Each reads the record, adds an outcome and writes it whole."""

    def one(key):
        with records.held(env, BY_NAME) as kept:
            kept.entries("examples")
            time.sleep(0.1)  # long enough for the other to read what it would undo
            add(kept, jobs[key])
            kept.save("examples")

    with ThreadPoolExecutor() as threads:
        list(threads.map(one, jobs))
    assert load(env).entries("examples").keys() == jobs.keys()


def test_the_oldest_run_is_when_it_was_last_tested(env, jobs):
    record = load(env)
    assert record.last_tested == ""
    add(record, jobs[NAME], LATER)
    add(record, jobs["errors/gone/raises"], EARLIER)
    assert record.last_tested == "2026-01-01"


def test_a_wrong_line_among_the_changes_is_named(env):
    (env.path / records.CHANGES).write_text('{"ran": "x"}\n')
    with pytest.raises(ProjectError, match=r"changes\.jsonl:1: "):
        records.load_changes(env)


def test_examples_of_the_same_text_in_another_file_have_the_same_digest(tiny):
    """A digest covers a program's text, not its name: after a rename nothing reruns."""
    before = job_of(tiny.project)
    source = before.body.source
    tiny.add("snippets/learn/first/renamed.py", source)
    after = job_of(tiny.project, "learn/first/renamed")
    assert isinstance(examples.load_all(tiny.project)["learn/first/renamed"], Example)
    assert after.digest == before.digest
