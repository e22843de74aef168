"""The examples' files: well formed, with assertions that can fail."""

import ast
import re
import sys

import kubernetes_validate
import pytest
import yaml

from harness import environments, examples


def test_there_are_examples(known):
    assert len(known) >= 110
    assert len({example.page for example in known.values()}) > 40


def test_each_example_is_well_formed(known):
    for name, one in known.items():
        assert one.tensorflow.specifier, name
        assert "requires-python" in one.header, name
        assert one.cpu_seconds <= examples.MOST_CPU_SECONDS, name
        _ = one.tolerance, one.inputs_from  # they raise where a reason is missing
        ast.parse(one.program)
        # A reader saves it under this name, and Python looks there first.
        packages = {"keras", "tensorflow", "tf_keras", "numpy"}
        assert one.name not in sys.stdlib_module_names | packages, name


def test_what_an_example_reads_is_made_where_it_says(project, known, envs):
    for name, one in known.items():
        producer = examples.producer(project, one)
        for env in map(envs.__getitem__, one.inputs_from):
            assert producer.runs_in(env.name, env.version), f"{name}: {env.name}"


@pytest.fixture(scope="module")
def passing(known):
    """The examples that must pass."""
    return {name: one for name, one in known.items() if not one.probe}


def place(one):
    return f"snippets/{one.id}.py"


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


def always_true(one) -> list[str]:
    """The assertions of an example that can't fail."""
    nodes = ast.walk(ast.parse(one.program))
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


def test_no_error_is_swallowed(passing):
    wrong = [
        f"{place(one)}:{one.line_in_file(line)}: an error passes here without a word"
        for one in passing.values()
        for line in swallowed(one.program)
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


def test_what_teaches_ends_with_an_assertion_that_can_fail(passing):
    wrong = []
    for one in (one for one in passing.values() if one.id.startswith("learn/")):
        body = ast.parse(one.program).body
        # A notebook's last cells may draw.
        last = body if one.notebook else body[-1:]
        if not any(isinstance(line, ast.Assert) for line in last):
            wrong.append(f"{place(one)} doesn't end with an assertion")
        wrong += [f"{place(one)}: always true: {text}" for text in always_true(one)]
    assert not wrong, "\n".join(wrong)


def test_a_fix_asserts_or_prints_what_the_record_compares(passing):
    wrong = []
    for one in (one for one in passing.values() if not one.id.startswith("learn/")):
        body = list(ast.walk(ast.parse(one.program)))
        prints = [n for n in body if isinstance(n, ast.Name) and n.id == "print"]
        asserts = [n for n in body if isinstance(n, ast.Assert)]
        if not prints and not asserts:
            wrong.append(f"{place(one)} neither asserts nor prints")
        wrong += [f"{place(one)}: always true: {text}" for text in always_true(one)]
    assert not wrong, "\n".join(wrong)


def test_few_of_the_gates_examples_may_be_slow(project, known):
    """Only what runs in each gate counts; the others run when they change."""
    gate = environments.gate(project)
    slow = [
        name
        for name, example in known.items()
        if example.cpu_seconds > examples.CPU_SECONDS
        and any(example.runs_in(env.name, env.version) for env in gate)
    ]
    assert len(slow) <= 20, slow


def test_what_a_page_shows_is_the_file_below_its_header(known):
    for example in known.values():
        below = example.source.split("# ///\n", 2)[1]
        lines = [line for line in below.splitlines() if "--8<--" not in line]
        assert example.program == "\n".join(lines).strip("\n") + "\n"


def test_a_manifest_is_what_kubernetes_takes(project):
    paths = sorted(project.snippets.rglob("*.yaml"))
    assert paths
    for path in paths:
        for manifest in yaml.safe_load_all(path.read_text("utf-8")):
            kubernetes_validate.validate(manifest, "1.31", strict=True)
