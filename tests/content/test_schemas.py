"""Each line of each record is as the schema of its kind says."""

import json
import time
from functools import cache

import fastjsonschema
import jsonschema
import pytest

from harness import collectors
from harness.cache import cached, contents

# More kinds of errors have a program that raises them.
KIND_BYTES = 10_800_000  # of all environments: 300 bytes a result, and 36,000 results
SECONDS = 3  # for all lines; `make check` waits for it


@pytest.fixture(scope="module")
def schemas(project):
    return {
        path.stem: json.loads(path.read_text("utf-8"))
        for path in project.schemas.glob("*.json")
    }


@pytest.fixture(scope="module")
def validators(schemas):
    return {name: fastjsonschema.compile(one) for name, one in schemas.items()}


@cache
def validator(text):
    return fastjsonschema.compile(json.loads(text))


def known_wrong(project, path, schema):
    """As `wrong_lines`; an unchanged file isn't read again."""
    text = json.dumps(schema)
    depends = [text, str(path.relative_to(project.root)), contents([path])]
    return cached(
        project, "schemas", depends, lambda: list(wrong_lines(path, validator(text)))
    )


def wrong_lines(path, validate):
    """The lines of a file that aren't as the schema says, by file and line."""
    for number, text in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            validate(json.loads(text))
        except (ValueError, fastjsonschema.JsonSchemaException) as error:
            yield f"{path.parent.name}/{path.name}:{number}: {error}"


def test_each_collector_has_a_schema_and_each_schema_a_collector(schemas):
    assert schemas.keys() == collectors.BY_NAME.keys()


def test_each_schema_is_one_and_says_what_it_describes(schemas):
    for name, schema in schemas.items():
        jsonschema.Draft7Validator.check_schema(schema)
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
        assert f"environments/<name>/{name}.jsonl" in schema["description"]


def test_every_shared_body_is_as_its_schema_says(project, schemas):
    """What many lines have in common is kept once, in a file next to the environments."""
    for path in project.environments.glob("*-bodies.jsonl"):
        schema = schemas[path.name.partition("-")[0]]["definitions"]["body"]
        wrong = known_wrong(project, path, schema)
        assert not wrong, "\n".join(wrong)


def test_each_kind_of_fact_is_small(project):
    """So that a clone stays small, and a release is a diff that a person can review."""
    for name in collectors.BY_NAME:
        files = [*project.environments.glob(f"*/{name}.jsonl")]
        files += project.environments.glob(f"{name}-bodies.jsonl")
        size = sum(path.stat().st_size for path in files)
        assert 0 < size <= KIND_BYTES, f"{name}: {size} bytes"


def test_every_line_of_every_record_is_as_its_schema_says(project, envs, schemas):
    started, count, wrong = time.process_time(), 0, []
    for env in envs.values():
        for name, schema in schemas.items():
            path = env.path / f"{name}.jsonl"
            if path.exists():
                count += path.read_bytes().count(b"\n")
                wrong += known_wrong(project, path, schema)
    assert not wrong, "\n".join(wrong)
    assert count > 10_000
    took = time.process_time() - started
    assert took < SECONDS, f"{took:.1f} s for {count} lines"


JOB = {"job": "a/b", "digest": 16 * "0", "program": 8 * "0"}
JOB |= {"ran": "2026-01-01T00:00:00Z", "took": [1.0, 0.5]}
PASSED = JOB | {"outcome": "passed", "stdout": "a\n"}
ERROR = {"type": "E", "tail": 1, "traceback": "E: x"}
INDEX = {"released": "2026-01-01", "wheels": {"Windows": ["3.8"]}, "megabytes": 1}
INDEX = {k: v for k, v in JOB.items() if k != "program"} | {"first": "1.0"} | INDEX
ATTEMPT = {"fact": "pip, Python 3.8: a==1", "outcome": "passed", "packages": {"a": "1"}}


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        *((kind, PASSED) for kind in ("examples", "notebooks", "shell")),
        ("examples", JOB | {"outcome": "failed", "error": ERROR}),
        ("examples", JOB | {"outcome": "aborted", "aborted": "SIGSEGV"}),
        ("examples", {"collector": "examples", "version": 2, "python": "3.8"}),
        ("notebooks", PASSED | {"page": 16 * "a"}),
        ("pypi", INDEX),
        ("install", ATTEMPT),
        ("install", {"fact": "uv pip install b", "changes": {"a": ["1", ""]}}),
        ("install", {"fact": "installed", "megabytes": 2}),
    ],
)
def test_a_right_line_is_taken(validators, kind, line):
    validators[kind](line)


@pytest.mark.parametrize(
    ("kind", "line", "said"),
    [
        ("examples", {}, "outcome"),
        ("examples", PASSED | {"outcome": "ended"}, "outcome"),
        ("examples", PASSED | {"outcome": "no"}, "outcome"),
        ("examples", PASSED | {"verdict": "x"}, "verdict"),
        ("examples", PASSED | {"page": 16 * "a"}, "page"),
        ("examples", PASSED | {"digest": "x"}, "digest"),
        ("examples", PASSED | {"ran": "2026-01-01"}, "ran"),
        ("examples", PASSED | {"took": [1.0]}, "took"),
        ("examples", PASSED | {"took": [-1, 0]}, "took"),
        ("examples", PASSED | {"stdout": ""}, "stdout"),
        ("examples", PASSED | {"stdout": None}, "stdout"),
        ("examples", PASSED | {"warnings": [["a"]]}, "warnings"),
        ("examples", PASSED | {"error": ERROR}, "NOT match"),
        ("examples", JOB | {"outcome": "failed"}, "error"),
        ("examples", JOB | {"outcome": "aborted"}, "aborted"),
        ("examples", {k: v for k, v in PASSED.items() if k != "program"}, "program"),
        (
            "examples",
            JOB | {"outcome": "failed", "error": ERROR | {"message": "x"}},
            "error",
        ),
        (
            "examples",
            {"collector": "shell", "version": 1, "python": "3.8"},
            "collector",
        ),
        ("examples", {"collector": "examples", "version": "1", "python": "3.8"}, "ver"),
        ("shell", PASSED | {"aborted": "x"}, "aborted"),
        ("pypi", INDEX | {"megabytes": "1"}, "megabytes"),
        ("pypi", INDEX | {"wheels": {}}, "wheels"),
        ("pypi", INDEX | {"released": "soon"}, "released"),
        ("install", ATTEMPT | {"outcome": "failed"}, "error"),
        ("install", ATTEMPT | {"fact": "conda: a"}, "fact"),
        ("install", {"fact": "x", "changes": {"a": ["1"]}}, "changes"),
        ("install", {"fact": "installed", "megabytes": None}, "megabytes"),
        ("install", {"fact": "x"}, "megabytes"),
    ],
)
def test_a_wrong_line_is_refused_by_what_is_wrong(validators, kind, line, said):
    with pytest.raises(fastjsonschema.JsonSchemaException, match=said):
        validators[kind](line)


def test_a_wrong_line_is_named_by_file_and_line(envs, validators, tmp_path):
    env = next(iter(envs.values()))
    lines = (env.path / "examples.jsonl").read_text("utf-8").splitlines()
    path = tmp_path / env.name / "examples.jsonl"
    path.parent.mkdir()
    lines[3] = lines[3].replace('"outcome": "', '"outcome": "un')
    lines[5] = lines[5][:-9]
    path.write_text("\n".join(lines) + "\n")
    first, second = wrong_lines(path, validators["examples"])
    assert first.startswith(f"{env.name}/examples.jsonl:4: data.outcome must be one of")
    assert second.startswith(f"{env.name}/examples.jsonl:6: ")
