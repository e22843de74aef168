"""The command line: what it accepts, prints, and returns."""

import json

import pytest

from harness import audit, cli, environments, locks, record, render
from harness.environments import Broken, Pending
from harness.mnist import DataError
from harness.project import ProjectError

pytestmark = pytest.mark.slow  # it starts processes


@pytest.fixture
def run(tiny, monkeypatch, capsys):
    """Runs a command in the tiny project: the exit code, and both outputs."""
    monkeypatch.chdir(tiny.root)
    monkeypatch.setattr(cli.project, "here", lambda: tiny.project)
    monkeypatch.setattr(record.render, "save", lambda *_, **__: [])

    def run(*words):
        monkeypatch.setattr("sys.argv", ["harness", *words])
        code = cli.main()
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def test_record_and_then_again(tiny, run):
    tiny.record_rest()
    code, out, _ = run("record", "7.1")
    assert code == 0
    assert "7.1: 4 of 10 jobs to run" in out
    assert "7.1: 0 of 10 jobs to run" in run("record", "7.1", "--exact")[1]
    assert "7.1: 4 of 10 jobs to run" in run("record", "7.1", "--force")[1]


@pytest.mark.parametrize("words", [("record", "7.9"), ("make", "x"), ("audit", "x")])
def test_an_unknown_name_is_answered_with_the_closest(run, words):
    code, _, err = run(*words)
    assert code == 1
    assert err.startswith(f"no environment is named {words[1]}; the closest are 7.")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "words", [("record",), ("render",), ("make",), ("audit",), ("nightly",)]
)
def test_a_cache_that_cannot_be_written_is_named_by_every_command(tiny, words):
    tiny.add("file", "")
    code, printed = tiny.run("-m", "harness", *words, HARNESS_CACHE="file/cache")
    assert code == 1
    assert printed.startswith("file/cache:1: this cache folder can't be written")
    assert printed.count("\n") == 1


def test_render_check_names_what_differs(tiny, run, monkeypatch):
    wrong = ["generated/a.md"]
    monkeypatch.setattr(render, "changed", lambda _: wrong)
    code, out, _ = run("render", "--check")
    assert (code, out) == (
        1,
        "generated/a.md: isn't what the records say; `make render`\n",
    )
    wrong.clear()
    assert run("render", "--check") == (0, "", "")


def test_make_makes_those_of_the_gate(tiny, run):
    code, out, _ = run("make")
    assert code == 0
    names = [line.partition(":")[0] for line in out.splitlines()]
    assert names == ["7.1", "7.2"]
    for env in environments.load_all(tiny.project).values():
        assert (environments.folder_of(tiny.project, env) / "ready").exists()


def test_lock_writes_an_environment(tiny, run, monkeypatch):
    found = {}

    def resolve(project, *wanted):
        found["wanted"] = wanted
        return environments.load(project, "7.1")

    monkeypatch.setattr(locks, "resolve", resolve)
    code, _, _ = run("lock", "7.3", "3.8", "a==1", "b", "--variable", "X=a=b")
    assert code == 0
    assert found["wanted"] == ("7.3", "3.8", ["a==1", "b"], None, {"X": "a=b"}, None)
    run("lock", "c", "3.8", "a", "--source", "https://x", "--day", "2026-01-01")
    assert found["wanted"][-1] == {
        "address": "https://x",
        "day": "2026-01-01",
        "past": [],
    }


def test_an_audit_of_nothing_is_no_success(tiny, run):
    code, out, _ = run("audit", "--seed", "a")
    assert code == 1
    assert "0 outcomes, drawn by a" in out


def test_an_audit_of_an_environment(tiny, run):
    tiny.record_rest()
    run("record", "7.1")
    code, out, _ = run("audit", "7.1")
    assert (code, out) == (0, "all 4 outcomes of 7.1\nall as recorded\n")
    tiny.edit("environments/7.1/examples.jsonl", "Accuracy: 0.90", "Accuracy: 0.91")
    code, out, _ = run("audit", "--count", "9", "--seed", "a")
    assert code == 1
    assert "Accuracy: 0.91\nwas recorded, now" in out


@pytest.mark.parametrize(("found", "code"), [([], 0), (["BREAKS a: b -> c"], 3)])
def test_the_nightly_returns_whether_something_differs(run, monkeypatch, found, code):
    monkeypatch.setattr(audit, "nightly", lambda _: ("7.3.0.dev1", found))
    got, out, _ = run("nightly")
    assert got == code
    assert out.splitlines()[0] == f"7.3.0.dev1: {len(found)} differences"


@pytest.mark.parametrize(
    "error",
    [
        ProjectError("a.py", 1, "fix it"),
        Broken("7.1 can't be installed"),
        Pending("CPython 3.5 isn't installed"),
        DataError("MNIST"),
        OSError(28, "No space left on device", "a.jsonl"),
    ],
)
def test_an_error_is_one_line_without_a_traceback(run, monkeypatch, error):
    def fail(*_):
        raise error

    monkeypatch.setattr(record, "record", fail)
    code, _, err = run("record")
    assert (code, err) == (1, f"{error}\n")


def test_an_unknown_verb_lists_the_known_ones(run, capsys):
    with pytest.raises(SystemExit):
        run("no-verb")
    err = capsys.readouterr().err
    for verb in ("record", "render", "lock", "release", "make", "audit", "nightly"):
        assert verb in err


def test_the_real_command_records(tiny):
    """As a user types it, in a copy whose includes are rendered as well."""
    tiny.record_rest()
    code, printed = tiny.run("-m", "harness", "record", "7.1")
    assert code == 0, printed
    path = tiny.root / "environments/7.1/examples.jsonl"
    rows = [json.loads(row) for row in path.read_text().splitlines()]
    assert [row["outcome"] for row in rows[1:]] == 4 * ["passed"]
    assert list((tiny.root / "generated").rglob("trains.md")), "its include is rendered"
