"""The one loop that runs jobs: record, audit, nightly, on the tiny project."""

import os
import signal
import time
from dataclasses import replace
from types import SimpleNamespace

import pytest

from harness import audit, collectors, environments, locks, record, records
from harness.environments import Pending
from harness.record import Saving, Trust
from tests.tiny import RELEASES

TRAINS, LOADS = "learn/first/trains", "learn/saving/loads"
SAVES, PROBE = "learn/saving/saves", "errors/gone/raises"
pytestmark = pytest.mark.slow  # it starts processes


EXAMPLES = [PROBE, TRAINS, LOADS, SAVES]
FILE = "snippets/learn/first/trains.py"


@pytest.fixture(autouse=True)
def rendered(monkeypatch):
    """Whether the pages' includes were rendered; how is another room's test."""
    calls = []
    monkeypatch.setattr(record.render, "save", lambda *_, **__: calls.append(1))
    return calls


@pytest.fixture
def tiny(tiny):
    tiny.record_rest()
    return tiny


def entries(tiny, name="7.1"):
    env = environments.load(tiny.project, name)
    return records.load(env, collectors.BY_NAME).entries("examples")


def texts(tiny):
    return {path: path.read_bytes() for path in tiny.root.rglob("examples.jsonl")}


def ran(capsys):
    """The examples that were run, with their environments, by what is printed."""
    lines = capsys.readouterr().out.splitlines()
    words = (line.split() for line in lines if line.startswith("  ") and "/" in line)
    return sorted((one[2], one[4].rstrip(":")) for one in words if one[1] == "examples")


def test_everything_runs_everywhere_and_is_kept(tiny, capsys, rendered):
    assert record.record(tiny.project, []) == 0
    printed = capsys.readouterr().out
    assert "7.1: 4 of 10 jobs to run" in printed
    assert "examples errors/gone/raises on 7.2: failed AttributeError" in printed
    for name, version in RELEASES.items():
        kept = entries(tiny, name)
        assert list(kept) == EXAMPLES
        assert kept[TRAINS].line.outcome.stdout == "Accuracy: 0.90\n"
        assert kept[LOADS].line.outcome.stdout == "Units: 128\n"
        assert kept[PROBE].line.outcome.works == (name == "7.1"), version
    assert len(rendered) == 1


def test_what_is_fresh_does_not_run_again(recorded, capsys):
    before = texts(recorded)
    assert record.record(recorded.project, []) == 0
    assert ran(capsys) == []
    assert texts(recorded) == before


def test_only_what_is_stale_runs(recorded, capsys):
    recorded.edit(FILE, "units=128", "units=64")
    assert record.record(recorded.project, []) == 0
    assert ran(capsys) == [(TRAINS, "7.1"), (TRAINS, "7.2")]


def test_a_changed_producer_runs_its_consumers_too(recorded, capsys):
    recorded.edit("snippets/learn/saving/saves.py", "units=128", "units=64")
    recorded.record_rest()
    assert record.record(recorded.project, ["7.2"]) == 0
    assert ran(capsys) == [(LOADS, "7.2"), (SAVES, "7.2")]
    assert entries(recorded, "7.2")[LOADS].line.outcome.stdout == "Units: 64\n"


def test_named_environments_only(tiny, capsys):
    assert record.record(tiny.project, ["7.2"]) == 0
    assert {name for _, name in ran(capsys)} == {"7.2"}
    with pytest.raises(LookupError, match=r"no environment is named 7\.3; the closest"):
        record.record(tiny.project, ["7.3"])


def test_one_kind_of_fact_only(recorded, capsys):
    shell = {p: p.read_bytes() for p in recorded.root.rglob("shell.jsonl")}
    recorded.edit(FILE, "print(", "print( ")
    assert shell
    assert record.record(recorded.project, [], force=True, only=["shell"]) == 0
    assert ran(capsys) == []
    assert record.record(recorded.project, [], only=["examples"]) == 0
    assert (TRAINS, "7.1") in ran(capsys)
    assert {path: path.read_bytes() for path in shell} == shell


def test_what_a_result_makes_worth_running_runs_after_it(tiny, capsys, monkeypatch):
    every = collectors.jobs

    def found(project, env, only):
        known = entries(tiny, env.name)
        return [
            j for j in every(project, env, only) if j.key != PROBE or TRAINS in known
        ]

    monkeypatch.setattr(collectors, "jobs", found)
    assert record.record(tiny.project, ["7.1"], only=["examples"]) == 0
    assert PROBE in entries(tiny)
    said = [line for line in capsys.readouterr().out.splitlines() if "to run" in line]
    assert said == ["7.1: 3 of 3 jobs to run", "7.1: 1 of 4 jobs to run"]


def test_force_runs_what_is_fresh_but_asks_no_index(recorded, capsys):
    assert record.record(recorded.project, ["7.1"], force=True) == 0
    printed = capsys.readouterr().out
    assert "7.1: 4 of 10 jobs to run" in printed


def test_what_the_project_no_longer_has_is_dropped(recorded):
    (recorded.root / "snippets/errors/gone/raises.py").unlink()
    recorded.project.forget()
    assert record.record(recorded.project, ["7.1"]) == 0
    assert list(entries(recorded)) == [TRAINS, LOADS, SAVES]


def test_a_failure_that_must_not_be_is_kept_and_named(tiny, capsys):
    tiny.edit(FILE, "accuracy > 0.88", "accuracy > 1.88")
    assert record.record(tiny.project, ["7.1"]) == 1
    printed = capsys.readouterr().out
    assert f"examples {TRAINS} on 7.1: failed AssertionError" in printed
    assert entries(tiny)[TRAINS].line.outcome.kind == "failed"
    assert list(entries(tiny)) == EXAMPLES


def test_what_is_pending_costs_only_its_environment(tiny, capsys):
    lock = tiny.root / "environments/7.1/requirements.txt"
    text = lock.read_text()
    version = text.partition('python = "')[2].partition('"')[0]
    tiny.edit("environments/7.1/requirements.txt", f'"{version}"', '"3.5"')
    tiny.edit("snippets/learn/saving/loads.py", '["7.1"]', '["7.2"]')
    tiny.edit("snippets/learn/saving/loads.py", '"7.1/model', '"7.2/model')
    tiny.record_rest()
    assert record.record(tiny.project, []) == 1
    printed = capsys.readouterr().out
    assert f"examples {TRAINS} on 7.1: CPython 3.5 isn't installed" in printed
    assert entries(tiny) == {}
    assert list(entries(tiny, "7.2")) == EXAMPLES


def test_a_producer_that_fails_costs_only_its_consumers(tiny, capsys):
    tiny.edit("snippets/learn/saving/saves.py", "tf.keras", "raise OSError('full')  #")
    tiny.record_rest()
    assert record.record(tiny.project, ["7.2"]) == 1
    printed = capsys.readouterr().out
    assert f"examples {LOADS} on 7.2: " in printed
    assert (
        "saves.py:1: its files are needed, and on 7.1 it fails: OSError: full"
        in printed
    )
    assert list(entries(tiny, "7.2")) == [PROBE, TRAINS, SAVES]


def test_a_dead_worker_costs_only_its_job(tiny, capsys):
    """The example ends the worker, its parent."""
    kill = "import os, time; os.kill(os.getppid(), 9); time.sleep(9)  # "
    tiny.edit(FILE, "accuracy = ", kill)
    assert record.record(tiny.project, []) == 1
    printed = capsys.readouterr().out
    for name in RELEASES:
        assert (
            f"examples {TRAINS} on {name}: {name}: the worker ended with sig" in printed
        )
        assert list(entries(tiny, name)) == [PROBE, LOADS, SAVES]


def test_a_worker_that_cannot_import_costs_only_its_environment(own_cache, capsys):
    own_cache.record_rest()
    env = environments.load_all(own_cache.project)["7.1"]
    python = environments.make(own_cache.project, env)
    (site,) = python.parent.parent.glob("lib/python*/site-packages")
    (site / "sitecustomize.py").write_text("import os; os._exit(7)\n")
    own_cache.edit("snippets/learn/saving/loads.py", '["7.1"]', '["7.2"]')
    own_cache.edit("snippets/learn/saving/loads.py", '"7.1/model', '"7.2/model')
    assert record.record(own_cache.project, []) == 1
    printed = capsys.readouterr().out
    assert (
        f"examples {TRAINS} on 7.1: 7.1: the worker ended with exit status 7" in printed
    )
    assert entries(own_cache) == {}
    assert list(entries(own_cache, "7.2")) == EXAMPLES


@pytest.fixture
def damaged(own_cache, tmp_path, monkeypatch, capsys):
    """A project that was recorded, and then one file of an environment disappeared."""
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "uv"))
    own_cache.record_rest()
    assert record.record(own_cache.project, ["7.1"]) == 0
    capsys.readouterr()
    env = environments.load_all(own_cache.project)["7.1"]
    folder = environments.folder_of(own_cache.project, env)
    (file,) = folder.glob("lib/python*/site-packages/tensorflow/__init__.py")
    file.write_text(file.read_text().replace("return 0.9", "return 0.10"))
    return own_cache


MADE_AGAIN = "7.1 is damaged (tensorflow/__init__.py: its digest isn't the one in"


def test_a_damaged_environment_is_made_again_with_a_word(damaged, capsys):
    """Its outcome would be a false fact."""
    assert record.record(damaged.project, ["7.1"], force=True) == 0
    printed = capsys.readouterr().out
    assert MADE_AGAIN in printed
    assert "failed" not in printed
    assert entries(damaged)[TRAINS].line.outcome.stdout == "Accuracy: 0.90\n"
    assert records.load_changes(environments.load(damaged.project, "7.1")) == []


def test_an_audit_does_not_believe_a_damaged_environment(damaged, capsys):
    jobs = audit.every(damaged.project, ["7.1"])
    assert audit.audit(damaged.project, jobs) == []
    assert MADE_AGAIN in capsys.readouterr().out


def test_a_sound_environment_is_checked_once(recorded, monkeypatch):
    calls = []
    monkeypatch.setattr(environments, "damage", lambda *_: calls.append(1))
    trust = Trust(recorded.project)
    env = environments.load_all(recorded.project)["7.1"]
    assert [trust.damaged(env), trust.damaged(env)] == [False, False]
    assert calls == [1]


RECORD = (
    "from harness import project, record; record.render.save = lambda *a, **k: []; "
    "raise SystemExit(record.record(project.here(), ['7.1']))"
)


@pytest.mark.parametrize(("seconds", "most"), [(0.0, 6), (0.05, 2)])
def test_a_large_file_is_not_written_for_each_result(seconds, most):
    """A small one is: what ran before a kill is kept."""
    saved = []

    class Large:
        env = SimpleNamespace(name="7.1")

        def save(self, collector):
            time.sleep(seconds)
            saved.append(collector)

    with pytest.raises(KeyError), Saving() as saving:  # noqa: PT012 as a run goes
        for _ in range(6):
            saving.due(Large(), "examples")
        raise KeyError
    assert saved == ["examples"] * most, "the last time at the end, after an error too"


def test_after_a_kill_it_goes_on_where_it_was(tiny):
    for number in range(6):  # enough that some are left
        source = (tiny.root / FILE).read_text().replace("128", str(number))
        tiny.add(f"snippets/learn/first/more_{number}.py", source)
    tiny.add(f"{FILE[:-9]}hangs.py", source.replace("model.fit()", "time.sleep(60)"))
    tiny.edit(
        f"{FILE[:-9]}hangs.py", "import tensorflow", "import time\nimport tensorflow"
    )
    with tiny.start("-u", "-c", RECORD) as recording:
        for line in recording.stdout:
            if line.lstrip().startswith("3/"):
                os.kill(recording.pid, signal.SIGKILL)
                break
        rest = recording.stdout.read()
    kept = entries(tiny)
    assert len(kept) >= 3, "what ran before the kill is kept"
    assert "learn/first/hangs" not in kept, rest
    (tiny.root / f"{FILE[:-9]}hangs.py").unlink()
    # as the kill leaves it if it comes while a file is written
    (tiny.root / "environments/7.1/.examples.jsonl.half").write_text("{")
    code, printed = tiny.run("-c", RECORD)
    assert code == 0, printed
    assert f"7.1: {10 - len(kept)} of 16 jobs to run" in printed
    assert len(entries(tiny)) == 10
    names = {path.name for path in (tiny.root / "environments/7.1").iterdir()}
    own = {f"{name}.jsonl" for name in ("examples", "pypi", "install", "shell")}
    assert names == {*own, "requirements.txt"}, "no half file is left"


def test_a_sample_is_drawn_by_the_seed_alone(recorded):
    one, two, other = (audit.sample(recorded.project, 4, seed) for seed in "aab")
    assert [job.name for job in one] == [job.name for job in two]
    assert [job.name for job in one] != [job.name for job in other]
    assert {job.collector.name for job in one} == {"examples"}
    outside = audit.sample(recorded.project, 9, "a", without=["7.1"])
    assert {job.env.name for job in outside} == {"7.2"}
    assert (
        len({job.env.name for job in audit.sample(recorded.project, 9, "a", most=1)})
        == 1
    )


def edit_record(tiny, old, new):
    tiny.edit("environments/7.1/examples.jsonl", old, new)


def test_an_audit_finds_an_outcome_that_was_edited_by_hand(recorded):
    jobs = audit.every(recorded.project, ["7.1"])
    assert len(jobs) == 4
    assert audit.audit(recorded.project, jobs) == []
    edit_record(recorded, "Accuracy: 0.90", "Accuracy: 0.91")
    (wrong,) = audit.audit(recorded.project, jobs)
    assert wrong.startswith(
        f"7.1: {TRAINS}: stdout:\nAccuracy: 0.91\nwas recorded, now"
    )


def test_an_audit_keeps_nothing(recorded):
    before = texts(recorded)
    audit.audit(recorded.project, audit.every(recorded.project, ["7.1"]))
    assert texts(recorded) == before


def test_a_sample_leaves_out_what_is_stale(recorded):
    recorded.edit(FILE, "units=128", "units=64")
    names = {job.key for job in audit.sample(recorded.project, 9, "a")}
    assert names == {PROBE, LOADS, SAVES}


def test_an_error_of_an_audit_is_a_difference(recorded, monkeypatch):
    def pending(*_):
        raise Pending("CPython 3.5 isn't installed")

    jobs = audit.every(recorded.project, ["7.1"])[:1]
    monkeypatch.setattr(environments, "make", pending)
    assert audit.audit(recorded.project, jobs) == [
        f"7.1: {PROBE}: CPython 3.5 isn't installed"
    ]


def test_the_nightly_names_what_breaks_and_what_changes(recorded, monkeypatch, capsys):
    """Here the release before it: what it still has is a change, no break."""
    old = environments.load_all(recorded.project)["7.1"]

    def resolve(project, name, python, install):
        assert install == [name]
        return replace(old, name=name)

    monkeypatch.setattr(locks, "resolve", resolve)
    version, found = audit.nightly(recorded.project)
    assert version == RELEASES["7.1"]
    assert [line.partition(":")[0] for line in found] == [f"changes {PROBE}"]
    edit_record_of_newest(recorded)
    _, found = audit.nightly(recorded.project)
    assert f"BREAKS {TRAINS}: passed -> failed AssertionError" in found


def edit_record_of_newest(tiny):
    """From now on the program fails, and the newest release's record doesn't know."""
    tiny.edit(FILE, "accuracy > 0.88", "accuracy > 1.88")
