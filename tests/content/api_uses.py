"""Which names and arguments of Keras public code uses: makes `api_uses.json`.

Reads notebooks and programs of five repositories at the refs in CORPORA with `ast`, and
runs nothing. A statement that is equal in two refs of a repository, in a file of the same
name, counts once. Make it again, from repositories that are already on this computer:

    python -m tests.content.api_uses keras=DIR docs=DIR dlwp=DIR hom2=DIR hom3=DIR

What counts as a use:

- a dotted name, from whatever it was imported as: `layers.Dense`
- a keyword in a call of such a name: `optimizers.Adam(lr)`
- a method, an attribute, or a keyword of a method, of an object whose class is known from
  an assignment, a base class, or a function that returns it: `Model.fit(workers)`

A variable whose class isn't known, but whose name ends in "model", counts as a model if
Keras's models have that method.
"""

from __future__ import annotations

import ast
import collections
import json
import re
import subprocess
import sys
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from harness.cache import cached, contents
from harness.project import Project
from harness.render import api_lost, evidence
from harness.render.api_facts import Space, spaces
from harness.render.api_instead import owners
from harness.render.api_lost import GONE, WORKS
from tests.content import api_sources

FILE = Path(__file__).with_name("api_uses.json")
CORPORA = {
    "docs": (
        "tensorflow/docs",
        (
            *("r2.0", "r2.2", "r2.3", "r2.4"),
            *("@2019-10-15", "@2021-01-01", "@2022-06-01", "@2024-06-01", "master"),
        ),
        ("site/en",),
    ),
    "dlwp": (
        "fchollet/deep-learning-with-python-notebooks",
        ("third-edition", "master"),
        (".",),
    ),
    "hom2": ("ageron/handson-ml2", ("master",), (".",)),
    "hom3": ("ageron/handson-ml3", ("main",), (".",)),
    "keras": (
        "keras-team/keras",
        ("2.0.9", "2.2.4", "2.3.1", "keras-2", "v3.0.0"),
        ("examples",),
    ),
}
ROOTS = {
    "tensorflow.keras": "tf.keras",
    "tensorflow.compat.v2.keras": "tf.keras",
    "keras": "keras",
    "tf_keras": "tf_keras",
}
MODEL = "Model"
# Functions of Keras that return a model.
RETURNS_MODEL = re.compile(
    r"(?:models\.)?(?:load_model|clone_model|model_from_\w+)$|models\.Model$|"
    r"applications\.(?:\w+\.)?[A-Z]\w+$"
)
MAGIC = re.compile(r"^\s*[%!?]|\?\s*$")
KEPT_MAGIC = re.compile(r"%%(?:capture|debug|prun|python3?|time|timeit)\b")


def main(arguments: list[str]) -> None:
    folders = dict(one.split("=", 1) for one in arguments)
    if set(folders) != set(CORPORA):
        raise SystemExit(__doc__)
    sources, counts = [], collections.Counter[tuple[str, str]]()
    by_corpus: dict[str, collections.Counter[str]] = {}
    for short, (repository, refs, paths) in CORPORA.items():
        git = Path(folders[short])
        seen: set[tuple[str, str]] = set()
        found = by_corpus[short] = collections.Counter()
        for ref in refs:
            commit = commit_of(git, ref)
            files = read_files(git, commit, paths)
            parsed = 0
            for path, text in files.items():
                tree = tree_of(path, text)
                parsed += tree is not None
                found += uses_of(path, tree, seen) if tree else {}
            stated = {"repository": repository, "ref": ref, "commit": commit}
            digest = api_sources.digest(files)
            sources.append({**stated, "files": parsed, "digest": digest})
            print(repository, ref, parsed, sum(found.values()), file=sys.stderr)
    counts = collections.Counter()
    for found in by_corpus.values():
        counts += found
    rows = {
        name: {short: found[name] for short, found in by_corpus.items() if found[name]}
        for name in sorted(counts)
    }
    lines = [f" {json.dumps(name)}: {json.dumps(row)}" for name, row in rows.items()]
    listed = ",\n".join(f"  {json.dumps(one)}" for one in sources)
    text = f'{{"sources": [\n{listed}\n],\n"uses": {{\n' + ",\n".join(lines) + "\n}}\n"
    FILE.write_text(text, encoding="utf-8")


def commit_of(git: Path, ref: str) -> str:
    """The commit of a ref, or of `master` at a day: `@2021-01-01`."""
    command = ["rev-list", "-1", ref]
    if ref.startswith("@"):
        command = ["rev-list", "-1", f"--before={ref[1:]}T00:00:00Z", "master"]
    done = subprocess.run(
        ["git", "-C", str(git), *command], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def read_files(git: Path, commit: str, paths: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for suffix in (".ipynb", ".py"):
        files = api_sources.files_of(git, commit, paths, suffix)
        found |= {p: t for p, t in files.items() if "/api_docs/" not in p}
    return dict(sorted(found.items()))


def tree_of(path: str, text: str) -> ast.Module | None:
    """The syntax of a program, or of all cells of a notebook that can be parsed."""
    if path.endswith(".py"):
        return parse(text)
    try:
        cells = json.loads(text)["cells"]
    except (ValueError, KeyError):
        return None
    body: list[ast.stmt] = []
    for cell in cells:
        if cell["cell_type"] == "code":
            tree = parse(without_magic("".join(cell["source"])))
            body += tree.body if tree else []
    return ast.Module(body, [])


def parse(text: str) -> ast.Module | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        try:
            return ast.parse(text)
        except (SyntaxError, ValueError):
            return None


def without_magic(text: str) -> str:
    """A cell without IPython's own lines; nothing of one in another language."""
    if text.startswith("%%") and not KEPT_MAGIC.match(text):
        return ""
    return "\n".join("" if MAGIC.search(one) else one for one in text.split("\n"))


@dataclass
class Scope:
    """What names mean: a dotted path, an object of a class, or a local class."""

    paths: dict[str, str] = field(default_factory=dict)
    objects: dict[str, str] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)  # local: its Keras base
    makers: dict[str, str] = field(default_factory=dict)  # functions: what they return

    def copy(self) -> Scope:
        return Scope(
            *(
                dict(one)
                for one in (self.paths, self.objects, self.classes, self.makers)
            )
        )


def uses_of(
    path: str, tree: ast.Module, seen: set[tuple[str, str]]
) -> collections.Counter[str]:
    """The uses in one file, without statements that were seen in a file of its name."""
    counts: collections.Counter[str] = collections.Counter()
    reader = Reader()
    for statement in tree.body:
        key = (path.rpartition("/")[2], ast.unparse(statement))
        found = collections.Counter(reader.read(statement))
        if key not in seen:
            seen.add(key)
            counts += found
    return counts


class Reader(ast.NodeVisitor):
    """Finds the uses of one statement after the other, in the order of the file."""

    def __init__(self) -> None:
        self.scope = Scope()
        self.found: list[str] = []

    def read(self, node: ast.stmt) -> list[str]:
        self.found = []
        self.visit(node)
        return self.found

    def use(self, name: str | None) -> None:
        if name and not re.search(r"[.:]_", name):
            self.found.append(name)

    def visit_Import(self, node: ast.Import) -> None:
        for one in node.names:
            self.use(public(one.name))
            first = one.name.partition(".")[0]
            self.bind(one.asname or first, one.name if one.asname else first)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if node.level or not node.module:
            return
        for one in node.names:
            if one.name == "*":
                self.use(public(node.module))
                continue
            path = f"{node.module}.{one.name}"
            self.use(public(path))
            self.bind(one.asname or one.name, path)

    def bind(self, name: str, path: str | None) -> None:
        """A name means another thing from here on."""
        for one in (self.scope.objects, self.scope.classes, self.scope.makers):
            one.pop(name, None)
        self.scope.paths.pop(name, None)
        if path:
            self.scope.paths[name] = path

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for one in (*node.bases, *node.decorator_list):
            self.visit(one)
        base = next(filter(None, map(self.class_of, node.bases)), None)
        self.bind(node.name, None)
        if base:
            self.scope.classes[node.name] = base
        for inner in node.body:
            if isinstance(inner, ast.FunctionDef):
                self.function(inner, base)
            else:
                self.visit(inner)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        made = self.function(node, None)
        self.bind(node.name, None)
        if made:
            self.scope.makers[node.name] = made

    def function(self, node: ast.FunctionDef, own: str | None) -> str | None:
        """Visits a function, whose first parameter is an object of `own`. Returns the
        class of what it returns."""
        for one in (*node.decorator_list, *node.args.defaults):
            self.visit(one)
        outer, self.scope = self.scope, self.scope.copy()
        names = [one.arg for one in (*node.args.args, *node.args.kwonlyargs)]
        for name in names:
            self.bind(name, None)
        if own and names:
            self.scope.objects[names[0]] = own
        for inner in node.body:
            self.visit(inner)
        returned = (n.value for n in ast.walk(node) if isinstance(n, ast.Return))
        made = [self.object_of(one) for one in returned if one]
        self.scope = outer
        return next(filter(None, made), None)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.generic_visit(node)
        made, path = self.object_of(node.value), self.path_of(node.value)
        for target in node.targets:
            if isinstance(target, ast.Name):
                self.bind(target.id, path)
            if made and isinstance(target, (ast.Name, ast.Attribute)):
                self.scope.objects[ast.unparse(target)] = made

    def visit_Call(self, node: ast.Call) -> None:
        name = self.name_of(node.func)
        for keyword in node.keywords:
            if name and keyword.arg:
                self.use(f"{name}({keyword.arg})")
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self.use(self.name_of(node))
        if self.path_of(node) is None:
            self.visit(node.value)

    def visit_Name(self, node: ast.Name) -> None:
        self.use(self.name_of(node))

    def name_of(self, node: ast.expr) -> str | None:
        """The public name of an expression, or of the method of an object."""
        name = public(self.path_of(node))
        if name is None and isinstance(node, ast.Attribute):
            owner = self.object_of(node.value)
            name = f"{owner}.{node.attr}" if owner else None
        return name

    def path_of(self, node: ast.expr) -> str | None:
        """The full dotted path of an expression, as it was imported."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name) or node.id not in self.scope.paths:
            return None
        return ".".join([self.scope.paths[node.id], *reversed(parts)])

    def class_of(self, node: ast.expr) -> str | None:
        """The public class, such as `tf.keras:Model`, that an expression is."""
        if isinstance(node, ast.Name) and node.id in self.scope.classes:
            return self.scope.classes[node.id]
        name = public(self.path_of(node)) or ""
        last = re.split(r"[.:]", name)[-1]
        return name if last[:1].isupper() and last != "Input" else None

    def object_of(self, node: ast.expr) -> str | None:
        """The public class of which an expression is an object."""
        part = self.part_of_model(node)
        if part:
            return part
        if isinstance(node, ast.Call):
            name = public(self.path_of(node.func)) or ""
            namespace, _, rest = name.partition(":")
            if RETURNS_MODEL.search(rest):
                return f"{namespace}:{MODEL}"
            if isinstance(node.func, ast.Name) and node.func.id in self.scope.makers:
                return self.scope.makers[node.func.id]
            return self.class_of(node.func)
        if not isinstance(node, (ast.Name, ast.Attribute)):
            return None
        text = ast.unparse(node)
        if text in self.scope.objects:
            return self.scope.objects[text]
        unknown = isinstance(node, ast.Name) and node.id not in self.scope.paths
        return (
            f"?:{MODEL}" if unknown and text.lower().endswith(MODEL.lower()) else None
        )

    def part_of_model(self, node: ast.expr) -> str | None:
        """The class of `model.optimizer`, `model.layers[0]`, or `model.get_layer("a")`."""
        inner: ast.expr = node
        kind = "optimizers.Optimizer"
        if isinstance(node, (ast.Call, ast.Subscript)):
            inner = node.func if isinstance(node, ast.Call) else node.value
            kind = "layers.Layer"
        if not isinstance(inner, ast.Attribute):
            return None
        wanted = {ast.Attribute: "optimizer", ast.Subscript: "layers"}
        if inner.attr != wanted.get(type(node), "get_layer"):
            return None
        owner = self.object_of(inner.value)
        return owner and f"{owner.partition(':')[0]}:{kind}"


def public(path: str | None) -> str | None:
    """`tensorflow.keras.layers.Dense` as `tf.keras:layers.Dense`, or None."""
    for root, namespace in ROOTS.items():
        if path and path.startswith(f"{root}."):
            return f"{namespace}:{path[len(root) + 1 :]}"
    return None


# What of it a later release lacks ------------------------------------------------------


def load() -> dict[str, int]:
    """The uses, each with its count in all repositories."""
    uses = json.loads(FILE.read_text("utf-8"))["uses"]
    return {use: sum(counts.values()) for use, counts in uses.items()}


def lost_uses(project: Project) -> dict[str, int]:
    """By key of `api_lost.py`, how often public code uses what a later release lacks.
    Properties aren't counted: an object may have an attribute of that name. Nor is an
    argument or a method that left with its owner: that one's own uses are counted."""
    return cached(project, "lost-uses", depends(project), lambda: count_lost(project))


def depends(project: Project) -> list[object]:
    return [evidence.of_names(project), contents([FILE, Path(__file__)])]


def count_lost(project: Project) -> dict[str, int]:
    lost, known = api_lost.lost(project), spaces(project)
    modules = {
        one.name
        for space in known.values()
        for one in space.facts.values()
        if one.kind == "module"
    }
    found: collections.Counter[str] = collections.Counter()
    for use, count in load().items():
        key = key_of(use, known) or ""
        row = lost.get(key, "")
        above = [lost.get(owner) for owner in owners(key) if owner not in modules]
        if re.search(r"\+.*-", row) and row not in above:
            found[key] += count
    return dict(found.most_common())


def key_of(use: str, known: Mapping[str, Space]) -> str | None:
    """The key that a use means. `keras.X` is `tf.keras.X`, unless only `keras` has it."""
    space, _, path = use.partition(":")
    for namespace in ("tf.keras", "keras")[: 2 if space == "keras" else 1]:
        facts = known[namespace].facts
        name = re.sub(r"\(\w+\)$", "", path)
        parts = name.split(".")
        for length in range(len(parts), 0, -1):
            owner = ".".join([namespace, *parts[:length]])
            if owner in facts:
                break
        else:
            continue
        if facts[owner].kind != "module" or length == len(parts):
            return f"{namespace}.{path}"
        if not any(one.startswith(f"{owner}.") for one in facts):
            # a module of the source: what is in it isn't known
            return None if "(" in use else owner
    return None


def by_release(project: Project) -> dict[str, int]:
    """By release, how many uses of what worked earlier fail there."""
    return cached(
        project, "uses-by-release", depends(project), lambda: count_each(project)
    )


def count_each(project: Project) -> dict[str, int]:
    lost, columns = api_lost.lost(project), spaces(project)["tf.keras"].columns
    found = dict.fromkeys(columns, 0)
    for key, count in lost_uses(project).items():
        worked = False
        for column, cell in zip(columns, lost[key], strict=True):
            found[column] += count * (worked and cell == GONE)
            worked = worked or cell == WORKS
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
