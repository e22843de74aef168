"""The plan of the machinery: imports point one way, and the core stays small."""

import ast
import io
import tokenize
from graphlib import TopologicalSorter

# The path of an example: page -> block -> job -> run -> record -> page.
CORE = [
    "project",
    "examples",
    "source",
    "pages",
    "model",
    "environments",
    "worker",
    "worker_client",
    "pool",
    "outcomes",
    "records",
    "record",
    "pytest_plugin",
    "cli",
]
MOST = 2500  # lines of code: without empty lines, comments and docstrings
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
NO_CODE = (
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
)


def lines_of_code(source):
    documented = {
        line
        for node in ast.walk(ast.parse(source))
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node, clean=False)
        for line in range(node.body[0].lineno, node.body[0].end_lineno + 1)
    }
    code = {
        line
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type not in NO_CODE
        for line in range(token.start[0], token.end[0] + 1)
    }
    return len(code - documented)


def test_what_counts_as_a_line_of_code():
    source = '"""Doc\nstring."""\n\nx = """two\nlines"""  # a comment\n\n# another\n'
    assert lines_of_code(source) == 2


def test_the_core_reads_in_one_sitting(project):
    files = [project.root / "harness" / f"{name}.py" for name in CORE]
    count = sum(lines_of_code(file.read_text("utf-8")) for file in files)
    assert 2000 < count <= MOST, "move what isn't on the path, or say it in fewer lines"


def test_only_unit_tests_replace_parts_of_this_process(project):
    """The examples of the gate run in it, from the end of the unit tests on."""
    tests = project.root / "tests"
    found = [
        f"{file.relative_to(tests)}:{node.lineno}"
        for folder in ("content", "site")
        for file in (tests / folder).glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if (isinstance(node, ast.arg) and node.arg == "monkeypatch")
        or (isinstance(node, ast.Attribute) and node.attr == "MonkeyPatch")
    ]
    assert found == [], "move these to tests/unit, or pass what they replace"


def imports(module, source, known):
    """The modules of the package that a module imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for one in node.names:
                inner = f"{node.module}.{one.name}"
                found = inner if inner in known else node.module
                if found in known and found != module:
                    yield found


def test_imports_point_one_way(project):
    """Raises `CycleError`, which names the circle."""
    folder = project.root / "harness"
    files = {
        ".".join(path.relative_to(project.root).with_suffix("").parts): path
        for path in folder.rglob("*.py")
    }
    files = {name.removesuffix(".__init__"): path for name, path in files.items()}
    graph = {
        name: set(imports(name, path.read_text("utf-8"), files))
        for name, path in files.items()
    }
    assert sum(map(len, graph.values())) > 300
    order = list(TopologicalSorter(graph).static_order())
    assert order.index("harness.project") < order.index("harness.cli")
