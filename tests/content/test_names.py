"""The names of *Can I use*: what is published is what was recorded, all of it, and it is
free of contradictions."""

from __future__ import annotations

import ast
import gzip
import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from harness import cache, environments
from harness.collectors import in_package
from harness.collectors.api import observed
from harness.project import Project
from harness.render import api_export, api_methods, can_i_use, evidence
from harness.render.api_data import SPOKEN
from harness.render.api_facts import Facts, Space, State, spaces
from harness.render.api_history import ABSENT, PARTIAL, UNKNOWN, WARNS, YES, load

READER = Path(__file__).parents[1] / "js" / "facts.js"
BACK = Path(__file__).with_name("names_back.toml")
FIRST, REST = 60_000, 70_000  # bytes of what is loaded at once, and at need; compressed
LOADED = {"names.json": FIRST, "instead.json": FIRST, "names-more.json": REST}
LOADED |= {"methods.json": REST}


@pytest.fixture(scope="module")
def known(project: Project) -> dict[str, Space]:
    return spaces(project)


def shown(states: list[State]) -> list[list[Any]]:
    """What a page says of states: what is missing in any order, no other's message."""
    return [
        [
            state,
            sorted(text.split(", ")) if state == PARTIAL else text * (state in SPOKEN),
        ]
        for state, text in states
    ]


def expected(known: dict[str, Space]) -> Iterator[dict[str, Any]]:
    for label, space in known.items():
        for one in space.facts.values():
            words = {word: shown(states) for word, states in one.arguments.items()}
            yield {
                "label": label,
                "name": one.name,
                "kinds": one.kinds,
                "signatures": one.signatures,
                "states": shown(one.states),
                "arguments": words,
            }


def methods(project: Project) -> Iterator[dict[str, Any]]:
    history = load(project)[api_methods.NAMESPACE]
    kinds = {api_methods.PROPERTY: "property", api_methods.ABSENT: ""}
    for name, own in api_methods.members(history).items():
        for method, values in own.items():
            row = [
                kinds[v] if isinstance(v, str) else "method" * (v is not None)
                for v in values
            ]
            signatures = [None if isinstance(v, str) else v for v in values]
            yield {
                "label": "methods",
                "name": f"{name}.{method}",
                "kinds": row,
                "signatures": signatures,
            }


def key(row: dict[str, Any]) -> tuple[str, str]:
    return row["label"], row["name"]


def test_what_a_reader_is_shown_is_what_was_recorded(project: Project) -> None:
    """Each name, argument, default, state and message, as the page's own module reads it."""
    folder = project.docs / "api"
    files = [READER, READER.parents[2] / "docs/assets/api.js"]
    files += [folder / name for name in LOADED]

    def compare() -> list[str]:
        words = ["node", str(READER), str(folder)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        read = {key(row): row for row in map(json.loads, done.stdout.splitlines())}
        for row in read.values():
            if "states" in row:
                row["states"] = [
                    [state, sorted(text.split(", ")) if state == PARTIAL else text]
                    for state, text in row["states"]
                ]
        every = [*expected(spaces(project)), *methods(project)]
        wanted = {key(row): row for row in json.loads(json.dumps(every))}
        wrong = [f"{one} isn't published" for one in wanted.keys() - read.keys()]
        wrong += [f"{one} was never seen" for one in read.keys() - wanted.keys()]
        for one in wanted.keys() & read.keys():
            for part, value in wanted[one].items():
                if read[one].get(part) != value:
                    wrong.append(f"{one}: {part}: {read[one].get(part)}, not {value}")
        assert len(read) > 20_000
        return sorted(wrong)

    depends = [evidence.of_names(project), cache.contents(files)]
    wrong = cache.cached(project, "names-compared", depends, compare)
    assert not wrong, "\n".join([f"{len(wrong)} differ", *wrong[:20]])


def test_each_environment_that_is_looked_at_is_a_column(
    project: Project, known: dict[str, Space]
) -> None:
    """A release without a record would be in no answer."""
    every = [e for e in environments.load_all(project).values() if observed(project, e)]
    left_out = [one.name for one in every if not (one.path / "api.jsonl").exists()]
    assert left_out == [], f"{', '.join(left_out)}: no record of its names: make record"
    releases = [env.name for env in every if env.is_release]
    assert known["tf.keras"].columns == releases
    assert known["keras"].columns == releases
    legacy = [env.release for env in every if env.name.endswith("+tf_keras")]
    assert known["tf_keras"].columns == legacy


@pytest.mark.parametrize("name", LOADED)
def test_what_a_reader_loads_is_small(project: Project, name: str) -> None:
    data = (project.docs / "api" / name).read_bytes()
    assert len(gzip.compress(data, 6)) <= LOADED[name]


def test_names_and_what_replaces_them_are_small_together(project: Project) -> None:
    files = [
        project.docs / "api" / name for name, limit in LOADED.items() if limit == FIRST
    ]
    assert sum(len(gzip.compress(one.read_bytes(), 6)) for one in files) <= FIRST


# For programs -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def published(project: Project) -> dict[str, Any]:
    folder = project.docs / "api" / "names"
    return {
        p.stem: json.loads(p.read_text("utf-8")) for p in sorted(folder.glob("*.json"))
    }


def test_what_programs_read_is_as_its_schema_says(
    project: Project, published: dict[str, Any]
) -> None:
    path = project.schemas / "published" / "names.json"
    validate = fastjsonschema.compile(json.loads(path.read_text("utf-8")))
    for data in published.values():
        validate(data)
    assert len(published) > 30
    copy = project.docs / "api" / "names.schema.json"
    assert copy.read_bytes() == path.read_bytes()


def test_the_whole_file_has_what_the_others_have(
    project: Project, published: dict[str, Any], known: dict[str, Space]
) -> None:
    path = project.docs / "api" / f"{api_export.WHOLE}.json"
    whole = json.loads(path.read_text("utf-8"))
    assert whole["names"] == [
        one for data in published.values() for one in data["names"]
    ]
    assert whole["columns"] == {label: s.columns for label, s in known.items()}
    names = [(one["in"], one["name"]) for one in whole["names"]]
    every = {(label, name) for label, s in known.items() for name in s.facts}
    assert len(names) == len(set(names))
    assert set(names) == every


def test_what_is_like_another_name_is_so(
    published: dict[str, Any], known: dict[str, Space]
) -> None:
    seen = 0
    for data in published.values():
        for one in data["names"]:
            if "like" not in one:
                continue
            like, space = one["like"], known[one["in"]]
            own = space.facts[one["name"]]
            base = known[like["in"]]
            other = base.facts[like["name"]]
            for number, column in enumerate(space.columns):
                if own.kinds[number]:
                    there = base.columns.index(like.get("on", column))
                    assert own.signatures[number] == other.signatures[there], one
                    assert own.calls[number] == other.calls[there], one
                    seen += 1
    assert seen > 10_000


def test_no_argument_is_older_than_its_name(published: dict[str, Any]) -> None:
    for data in published.values():
        for one in data["names"]:
            if "runs" not in one:
                continue
            columns = data["columns"][one["in"]]
            there = covered(one["runs"], columns)
            for word, runs in one.get("arguments", {}).items():
                assert covered(runs, columns) <= there, f"{one['name']}: {word}"


def covered(runs: list[dict[str, str]], columns: list[str]) -> set[int]:
    return {
        number
        for run in runs
        for number in range(columns.index(run["from"]), columns.index(run["to"]) + 1)
    }


# Contradictions -----------------------------------------------------------------------


def test_names_of_one_object_say_the_same(known: dict[str, Space]) -> None:
    """On each release. What an alias has on another release may differ."""
    for space in known.values():
        for number, column in enumerate(space.columns):
            first: dict[str, Facts] = {}
            for name, cells in space.history.names.items():
                cell = cells[number]
                if cell is None or cell.kind not in ("class", "function"):
                    continue
                one = space.facts[name]
                other = first.setdefault(cell.object, one)
                said = f"{name} and {other.name} on {column}"
                assert one.signatures[number] == other.signatures[number], said
                assert one.calls[number] == other.calls[number], said
                for word in one.arguments.keys() & other.arguments.keys():
                    pair = one.arguments[word][number], other.arguments[word][number]
                    assert pair[0] == pair[1], f"{said}: {word}"


def gone_and_back(known: dict[str, Space]) -> Iterator[str]:
    """Names and arguments that a release lacks, and an older and a newer one have."""
    for label, space in known.items():
        for one in space.facts.values():
            if returns([bool(kind) for kind in one.kinds]):
                yield f"{label}: {one.name}"
            for word, states in one.arguments.items():
                told = [
                    state in (YES, WARNS)
                    for (state, _), kind in zip(states, one.kinds, strict=True)
                    if kind and state != UNKNOWN
                ]
                if returns(told):
                    yield f"{label}: {one.name}({word})"


def returns(there: list[bool]) -> bool:
    text = "".join("x" if one else "." for one in there)
    return "." in text.strip(".")


def test_what_was_gone_and_is_back_has_a_reason(known: dict[str, Space]) -> None:
    """Mostly it would be a record that missed something."""
    reasons = tomllib.loads(BACK.read_text("utf-8"))["reasons"]
    found = set(gone_and_back(known))
    assert sorted(found - reasons.keys()) == [], (
        "state why in tests/content/names_back.toml"
    )
    assert sorted(reasons.keys() - found) == [], "no longer so: remove the line"
    assert all(reasons.values())


# Pages --------------------------------------------------------------------------------


def test_each_name_has_its_anchor_on_its_page_and_only_there(
    project: Project, known: dict[str, Space]
) -> None:
    found: dict[str, list[str]] = {}
    for path in (project.docs / "can-i-use").glob("*.md"):
        for part in path.read_text("utf-8").split(' id="')[1:]:
            name = part.partition('"')[0]
            found.setdefault(f"can-i-use/{path.stem}/#{name}", []).append(name)
    for one in known["tf.keras"].facts.values():
        if "." in one.name.removeprefix("tf.keras.") or one.kind != "module":
            assert len(found.pop(can_i_use.place(one.name), [])) == 1, one.name
    written = {"index", "compare", "instead"}
    written |= {one.name for one in can_i_use.private_pages(known)}
    rest = [where for where in found if where.split("/")[1] not in written]
    assert rest == []


def test_a_release_that_is_not_there_is_never_said(known: dict[str, Space]) -> None:
    """A name's own states are absent exactly where it wasn't seen."""
    for space in known.values():
        for one in space.facts.values():
            for kind, (state, _) in zip(one.kinds, one.states, strict=True):
                assert (state == ABSENT) == (not kind), one.name


def test_what_is_not_called_has_a_reason_that_holds(project: Project) -> None:
    """Each pattern of the list is of a name that is there and wasn't called for it."""
    (listed,) = (
        ast.literal_eval(node.value)
        for node in ast.parse(in_package.source_of("arguments")).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "NOT_CALLED"
    )
    uncalled = {
        (name, why)
        for history in load(project).values()
        for name, cells in history.names.items()
        for cell in cells
        if cell and (why := cell.call.get("why"))
    }
    stale = [
        f"{pattern}: {reason}"
        for pattern, reason in listed
        if not any(why == reason and re.search(pattern, name) for name, why in uncalled)
    ]
    assert listed and not stale, "\n".join(stale)
    assert {why for _, why in uncalled} <= {reason for _, reason in listed}
