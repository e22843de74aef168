"""The records: fresh, complete, and as the machinery writes them."""

import os
import subprocess
import warnings

import pytest

from harness import collectors

# Another process on the same core makes the same work cost up to this much more CPU time,
# and records are made side by side.
DISTURBED = 1.5
EVENT = os.environ.get("GITHUB_EVENT_NAME")
HINT = "edited by hand? `git restore`; else `make record`"


@pytest.fixture(scope="module")
def jobs(project, envs):
    """All that there is to run, by environment."""
    return {name: collectors.jobs(project, env) for name, env in envs.items()}


def refuse(message, when, event=EVENT):
    """Fails, but on a pull request: there a workflow records what is stale and attaches
    it, so that one Python is enough to contribute."""
    if when and event == "pull_request":
        warnings.warn(message, stacklevel=2)
    else:
        assert not when, message


def test_no_outcome_is_stale(project, jobs, kept):
    stale = [
        f"{name}: {job.collector.name}: {job.key}: {why}"
        for name, meant in jobs.items()
        for job in meant
        if (why := kept[name].stale(job))
    ]
    refuse("run `make record`:\n" + "\n".join(stale), when=bool(stale))


def test_a_record_has_what_is_meant_for_it_and_nothing_else(jobs, kept):
    wrong = []
    for name, record in kept.items():
        meant = {(job.collector.name, job.key) for job in jobs[name]}
        assert meant, name
        found = {
            (kind, key) for kind in collectors.BY_NAME for key in record.entries(kind)
        }
        wrong += [f"{name}: {kind}: {key}" for kind, key in sorted(found ^ meant)]
    refuse("run `make record`:\n" + "\n".join(wrong), when=bool(wrong))


@pytest.mark.parametrize("event", ["push", "pull_request"])
def test_what_is_stale_fails_but_on_a_pull_request_warns(event):
    expected = (
        pytest.raises(AssertionError, match="a: it changed")
        if event == "push"
        else pytest.warns(UserWarning, match="a: it changed")
    )
    with expected:
        refuse("a: it changed", when=True, event=event)
    refuse("nothing", when=False, event=event)


def test_what_must_pass_passes(jobs, kept):
    wrong = [
        f"{name}: {job.key}: {bad}"
        for name, meant in jobs.items()
        for job in meant
        if job.must_pass
        and (entry := kept[name].entries(job.collector.name).get(job.key))
        and (
            bad := next(
                filter(
                    None,
                    (job.collector.judge(job, line) for line in entry.lines.values()),
                ),
                None,
            )
        )
    ]
    assert not wrong, "\n".join(wrong)


def test_no_example_takes_more_cpu_time_than_it_may(envs, kept, known):
    wrong = [
        f"{name}: {key}: {entry.cpu} s"
        for name, record in kept.items()
        if envs[name].is_release
        for key, entry in record.entries("examples").items()
        if key in known and entry.cpu > DISTURBED * known[key].cpu_seconds
    ]
    assert not wrong, "\n".join(wrong)


def test_records_are_as_the_machinery_writes_them(project, kept):
    wrong = [
        f"{project.relative(path)}: {HINT}"
        for record in kept.values()
        for kind in collectors.BY_NAME
        if (path := record.path(kind)).exists()
        and path.read_text("utf-8") != record.text(kind)
    ]
    assert not wrong, "\n".join(wrong)


def test_git_merges_records_by_union(project, envs):
    """What reads them sorts it out: tests/unit/test_records.py."""
    paths = [
        f"environments/{next(iter(envs))}/{kind}.jsonl" for kind in collectors.BY_NAME
    ]
    checked = subprocess.run(
        ["git", "check-attr", "merge", *paths],
        cwd=project.root,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = checked.stdout.splitlines()
    assert len(lines) == len(paths)
    assert [line for line in lines if not line.endswith("union")] == []
