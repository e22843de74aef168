"""The examples' files: headers, sections, assertions."""

import ast
import sys

import pytest

from proof import Mistake, environments, examples
from proof.examples import SNIPPETS, Example

ALL = examples.load_all()
HEADER = '# /// script\n# dependencies = ["tensorflow>=2.4"]\n{}# ///\n'
START = "# --8<-- [start:program]\n"


def example(body, settings=""):
    source = HEADER.format(settings) + body
    return Example("learn/x/y", SNIPPETS / "learn/x/y.py", source)


def test_there_are_examples():
    assert len(ALL) >= 110


@pytest.mark.parametrize("name", ALL)
def test_an_example_is_well_formed(name):
    one = ALL[name]
    assert one.tensorflow.specifier
    assert "requires-python" in one.header
    assert one.cpu_seconds <= examples.MOST_CPU_SECONDS
    ast.parse(one.program)
    # A reader saves it under this name, beside which Python then looks first.
    packages = {"keras", "tensorflow", "tf_keras", "numpy"}
    assert one.name not in sys.stdlib_module_names | packages


PASSING = [name for name, example in ALL.items() if not example.probe]


@pytest.mark.parametrize("name", [n for n in PASSING if n.startswith("learn/")])
def test_what_teaches_ends_with_an_assertion_that_can_fail(name):
    last = ast.parse(ALL[name].program).body[-1]
    assert isinstance(last, ast.Assert)
    assert not isinstance(last.test, ast.Constant)


@pytest.mark.parametrize("name", [n for n in PASSING if not n.startswith("learn/")])
def test_a_mend_asserts_or_prints_what_the_record_compares(name):
    body = list(ast.walk(ast.parse(ALL[name].program)))
    prints = [n for n in body if isinstance(n, ast.Name) and n.id == "print"]
    asserts = [n for n in body if isinstance(n, ast.Assert)]
    assert prints or asserts
    assert not any(isinstance(one.test, ast.Constant) for one in asserts)


def test_few_of_the_gates_examples_may_be_slow():
    """Only what runs in each gate counts; the others run when they change."""
    gate = environments.gate(environments.load_all())
    slow = [
        name
        for name, example in ALL.items()
        if example.cpu_seconds > examples.CPU_SECONDS
        and any(example.runs_in(env.name, env.version) for env in gate)
    ]
    assert len(slow) <= 16, slow


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("x = 1\n", r"add `# --8<-- \[start:program\]`"),
        (START + "# --8<-- [start:a]\nx = 1\n", r"add `# --8<-- \[end:a\]`"),
        (START + "x = 1\n# --8<-- [end:a]\n", r"y\.py:6: .*ends before it starts"),
        (
            START + 2 * "# --8<-- [start:a]\n# --8<-- [end:a]\n",
            r"y\.py:7: this section's name stands twice",
        ),
        (START + "# --8<-- [begin:a]\n", r"y\.py:5: write `# --8<-- \[start:name\]`"),
    ],
)
def test_a_wrong_section_is_named_by_file_line_and_mend(body, message):
    with pytest.raises(Mistake, match=message):
        example(body).sections  # noqa: B018


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("# [tool.proof]\n# prob = true\n", "known are probe"),
        ('# [tool.proof]\n# probe = "yes"\n', "known are probe"),
        ("# [tool.proof]\n# cpu-seconds = 30\n", "wants a reason"),
        ('# [tool.proof]\n# cpu-seconds = 90\n# reason = "x"\n', "at most 60"),
        ("# [tool.proof\n", "the header is no TOML"),
    ],
)
def test_a_wrong_header_is_named(settings, message):
    with pytest.raises(Mistake, match=message):
        example(START + "x = 1\n", settings).cpu_seconds  # noqa: B018


def test_no_header_is_named():
    bare = Example("a/b", SNIPPETS / "a/b.py", START + "x = 1\n")
    with pytest.raises(Mistake, match=r"b\.py:1: no header"):
        bare.header  # noqa: B018


def test_a_line_of_the_program_is_found_in_the_file():
    one = example(START + "\n# --8<-- [start:a]\nx = 1\n# --8<-- [end:a]\ny = 2\n")
    assert one.program == "x = 1\ny = 2\n"
    lines = one.source.splitlines()
    assert [lines[one.line_in_file(n) - 1] for n in (1, 2)] == ["x = 1", "y = 2"]


def test_releases_and_environments_choose_where_it_runs():
    everywhere = example(START)
    assert everywhere.runs_in("2.4", "2.4.4")
    assert not everywhere.runs_in("2.3", "2.3.4")
    assert not everywhere.runs_in("2.4+keras", "2.4.4")
    beside = example(START, '# [tool.proof]\n# environments = ["2.4+keras*"]\n')
    assert beside.runs_in("2.4+keras-2.4.3", "2.4.4")
    assert not beside.runs_in("2.4", "2.4.4")
