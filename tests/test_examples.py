"""The examples' files: headers, sections, assertions."""

import ast
import re
import sys

import kubernetes_validate
import pytest
import yaml

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


def test_each_example_is_well_formed():
    for name, one in ALL.items():
        assert one.tensorflow.specifier, name
        assert "requires-python" in one.header, name
        assert one.cpu_seconds <= examples.MOST_CPU_SECONDS, name
        ast.parse(one.program)
        # A reader saves it under this name, beside which Python then looks first.
        packages = {"keras", "tensorflow", "tf_keras", "numpy"}
        assert one.name not in sys.stdlib_module_names | packages, name


PASSING = [name for name, example in ALL.items() if not example.probe]


def place(name: str) -> str:
    return str(ALL[name].path.relative_to(SNIPPETS.parent))


ANY_ERROR = {"Exception", "BaseException", "AssertionError"}


def can_fail(test: ast.expr) -> bool:
    """Whether what is asserted could be false, as far as its text says."""
    if isinstance(test, ast.BoolOp):
        every = all if isinstance(test.op, ast.Or) else any
        return every(can_fail(value) for value in test.values)
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        left, right = ast.unparse(test.left), ast.unparse(test.comparators[0])
        upwards = isinstance(test.ops[0], ast.Gt | ast.GtE)
        if upwards and re.fullmatch(r"-?[\d.]+", right) and float(right) <= 0:
            return False  # a count, an accuracy and a loss are never below 0
        downwards = isinstance(test.ops[0], ast.Lt | ast.LtE)
        if downwards and "accuracy" in left and re.fullmatch(r"[1-9][\d.]*", right):
            return False
        if left == right:
            return False
    if isinstance(test, ast.Tuple | ast.List | ast.Dict | ast.Set | ast.Lambda):
        return False
    return any(isinstance(node, ast.Name) for node in ast.walk(test))


def always_true(name: str) -> list[str]:
    """The assertions of an example that cannot fail."""
    nodes = ast.walk(ast.parse(ALL[name].program))
    asserts = [node for node in nodes if isinstance(node, ast.Assert)]
    return [ast.unparse(one) for one in asserts if not can_fail(one.test)]


@pytest.mark.parametrize(
    ("test", "fails"),
    [
        ("accuracy > 0.97", True),
        ("accuracy > 0", False),
        ("accuracy >= 0.0", False),
        ("accuracy > -1", False),
        ("accuracy <= 1.0", False),
        ("accuracy == accuracy", False),
        ("accuracy > 0.97 or True", False),
        ("accuracy > 0.97 or loss >= 0", False),
        ("accuracy > 0.97 and loss >= 0", True),
        ("(accuracy, 'high enough')", False),
        ("not False", False),
        ("1", False),
        ("f'{accuracy}'", True),
        ("0 < chance < 1", True),
        ("numpy.allclose(a, b)", True),
        ("loss < 1", True),
    ],
)
def test_an_assertion_that_is_always_true_is_found(test, fails):
    assert can_fail(ast.parse(test, mode="eval").body) is fails


def swallowed(program: str) -> list[int]:
    """The program's lines that let any error pass without a word."""
    found = []
    for node in ast.walk(ast.parse(program)):
        if isinstance(node, ast.ExceptHandler):
            kinds = node.type
            names = kinds.elts if isinstance(kinds, ast.Tuple) else [kinds]
            wide = any(n is None or ast.unparse(n) in ANY_ERROR for n in names)
            idle = ast.Pass | ast.Continue | ast.Break
            if wide and all(
                isinstance(line, idle)
                or (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))
                for line in node.body
            ):
                found.append(node.lineno)
        elif (
            isinstance(node, ast.Call)
            and ast.unparse(node.func).endswith("suppress")
            and any(ast.unparse(one) in ANY_ERROR for one in node.args)
        ):
            found.append(node.lineno)
    return found


def test_no_error_is_swallowed():
    wrong = [
        f"{place(name)}:{ALL[name].line_in_file(line)}: an error passes here without a word"
        for name in PASSING
        for line in swallowed(ALL[name].program)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("program", "found"),
    [
        ("try:\n    f()\nexcept Exception:\n    pass", [3]),
        ("try:\n    f()\nexcept:\n    ...", [3]),
        ("try:\n    f()\nexcept (ValueError, AssertionError):\n    pass", [3]),
        ("with contextlib.suppress(Exception):\n    f()", [1]),
        ("try:\n    f()\nexcept ImportError:\n    pass", []),
        ("try:\n    f()\nexcept Exception as error:\n    print(error)", []),
    ],
)
def test_a_swallowed_error_is_found(program, found):
    assert swallowed(program) == found


def test_what_teaches_ends_with_an_assertion_that_can_fail():
    wrong = []
    for name in (name for name in PASSING if name.startswith("learn/")):
        body = ast.parse(ALL[name].program).body
        # A notebook's last cells may draw.
        last = body if ALL[name].notebook else body[-1:]
        if not any(isinstance(one, ast.Assert) for one in last):
            wrong.append(f"{place(name)} does not end with an assertion")
        wrong += [f"{place(name)}: always true: {one}" for one in always_true(name)]
    assert not wrong, "\n".join(wrong)


def test_a_mend_asserts_or_prints_what_the_record_compares():
    wrong = []
    for name in (name for name in PASSING if not name.startswith("learn/")):
        body = list(ast.walk(ast.parse(ALL[name].program)))
        prints = [n for n in body if isinstance(n, ast.Name) and n.id == "print"]
        asserts = [n for n in body if isinstance(n, ast.Assert)]
        if not prints and not asserts:
            wrong.append(f"{place(name)} neither asserts nor prints")
        wrong += [f"{place(name)}: always true: {one}" for one in always_true(name)]
    assert not wrong, "\n".join(wrong)


def test_few_of_the_gates_examples_may_be_slow():
    """Only what runs in each gate counts; the others run when they change."""
    gate = environments.gate(environments.load_all())
    slow = [
        name
        for name, example in ALL.items()
        if example.cpu_seconds > examples.CPU_SECONDS
        and any(example.runs_in(env.name, env.version) for env in gate)
    ]
    assert len(slow) <= 20, slow


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


@pytest.mark.parametrize("path", sorted(SNIPPETS.rglob("*.yaml")), ids=str)
def test_a_manifest_is_what_kubernetes_takes(path):
    for manifest in yaml.safe_load_all(path.read_text("utf-8")):
        kubernetes_validate.validate(manifest, "1.31", strict=True)
