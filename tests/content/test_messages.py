"""The messages that were recorded are all there, and what pages load has them."""

from __future__ import annotations

import json

import pytest

from harness import collectors
from harness.collectors import bodies
from harness.collectors.messages import FEW, FEWEST, KIND, MessagesLine, packages
from harness.render import message_history, message_runtime
from harness.render.message_shards import SCHEMA

LARGEST = 8_000_000  # bytes of all records of messages
FOLDER = "api/messages"  # of the pages' data


def index(project):
    """What a page loads first of the messages."""
    return json.loads((project.docs / FOLDER / "index.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def texts(project, envs, kept):
    """The templates of each environment, by package; every reference leads somewhere."""
    known = bodies.load(project, KIND)
    found = {}
    for env in envs.values():
        for package, entry in kept[env.name].entries(KIND).items():
            lines = entry.lines.values()
            assert all(isinstance(line, MessagesLine) for line in lines)
            found[env.name, package] = [
                row[2]
                for line in lines
                for digest in known[line.body]["functions"].values()
                for row in known[digest]["says"]
            ]
    return found


def test_each_package_of_each_environment_was_read(project, envs, kept, texts):
    for env in envs.values():
        expected = packages(project, env)
        read = sorted(kept[env.name].entries(KIND))
        assert read == sorted(expected), f"{env.name}: {read}"
        for package in expected:
            count = len(texts[env.name, package])
            assert count >= FEWEST.get(package, FEW), f"{env.name}: {package}: {count}"


def test_no_body_is_left_over_and_they_are_small(project, kept):
    known = bodies.load(project, KIND)
    used = {
        line.body
        for record in kept.values()
        for entry in record.entries(KIND).values()
        for line in entry.lines.values()
    }
    used |= {d for one in used for d in known[one]["functions"].values()}
    wrong = sorted(known.keys() ^ used)[:9]
    assert not wrong
    files = [
        bodies.path(project, KIND),
        *project.environments.glob(f"*/{KIND}.jsonl"),
    ]
    assert sum(file.stat().st_size for file in files) < LARGEST


def test_each_release_and_each_keras_is_a_column(project, envs, kept):
    columns = index(project)["columns"]
    for env in envs.values():
        if env.is_release:
            assert env.name in columns
        if collectors.BY_NAME[KIND].jobs(project, env) and "tf_keras" in kept[
            env.name
        ].entries(KIND):
            assert f"tf_keras {env.release}" in columns


@pytest.mark.slow  # all messages are read from the records; the files are compared anyway
def test_every_message_is_in_a_file_that_pages_load(project):
    known, said = message_history.load(project), index(project)
    assert said["schema"] == SCHEMA and said["columns"] == known.columns
    shards = sorted((project.docs / FOLDER).glob("[0-9]*.json"))
    assert len(shards) == len(said["keys"])
    rows = [r for one in shards for r in json.loads(one.read_text("utf-8"))["rows"]]
    counts = len(rows), len(known.messages)
    assert counts[0] == counts[1] > 5000


def test_types_of_the_runtime_are_the_same_in_python_and_javascript(project):
    text = (project.docs / "assets" / "certain.js").read_text("utf-8")
    assert message_runtime.STATUS.pattern.removeprefix(r"(?:^|\.)") in text
