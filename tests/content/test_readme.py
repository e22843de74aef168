"""The recipes of README.md, followed to the letter in a copy, and their results.

Files are the README's own blocks, commands are its own. `make record` runs everywhere:
here it runs in the environments that a recipe needs, which are made already.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import fastjsonschema
import pytest

from harness import environments
from harness.project import Project
from tests.project_copy import ProjectCopy, printed

pytestmark = pytest.mark.slow

# A fenced block, and how far it is indented.
BLOCK = re.compile(
    r"^(?P<indent> *)(?P<fence>`{3,}) ?(?P<language>\w*).*\n(?P<text>(?:.*\n)*?)(?P=indent)(?P=fence)$",
    re.MULTILINE,
)
SECTION = re.compile(r"^## (.*)\n((?:(?!## ).*\n)*)", re.MULTILINE)
NAVIGATION = "learn/sequential.md\n"  # the entry below which new ones are put


class Recipe:
    """One section of README.md: its text and its blocks."""

    def __init__(self, root: Path, title: str) -> None:
        whole = (root / "README.md").read_text("utf-8")
        # A comment of a program may begin like a heading.
        sections = dict(SECTION.findall(whole))
        self.text = sections[title]
        assert self.text.strip(), title

    def blocks(self, language: str) -> list[str]:
        found = []
        for block in BLOCK.finditer(self.text):
            if block["language"] == language:
                prefix = re.compile(f"^{block['indent']}", re.MULTILINE)
                found.append(prefix.sub("", block["text"]))
        return found

    def paths(self, pattern: str) -> list[str]:
        """The paths that its sentences name, as code."""
        return re.findall(rf"`({pattern})`", self.text)

    def states(self, words: str) -> str:
        """Words that it must contain: here is what follows them."""
        assert words in self.text, f"README.md doesn't say {words!r}"
        return words


@pytest.fixture(scope="module")
def copy(project: Project, tmp_path_factory: pytest.TempPathFactory) -> ProjectCopy:
    """One copy for all recipes; at the end the site is built with all of them."""
    return ProjectCopy.lay(tmp_path_factory.mktemp("readme") / "project", project.root)


def record(copy: ProjectCopy, *names: str) -> str:
    """`make record` in these environments. Returns what it printed."""
    done = copy.run("harness", "record", *names, "--exact")
    assert done.returncode == 0, printed(done)
    return done.stdout


def add_to_navigation(copy: ProjectCopy, entry: str) -> None:
    path = copy.root / "mkdocs.yml"
    text = path.read_text("utf-8")
    (line,) = [one for one in text.splitlines() if one.endswith(NAVIGATION.strip())]
    indent = line[: len(line) - len(line.lstrip())]
    copy.edit("mkdocs.yml", f"{line}\n", f"{line}\n{indent}- {entry}\n")


def register(copy: ProjectCopy, file: str, table: str, name: str, line: str) -> None:
    """Imports a name in a package and lists it in one of its tables."""
    text = (copy.root / file).read_text("utf-8")
    opening = re.search(rf"^{table}[^=]*= \($", text, re.MULTILINE)
    assert opening, f"{file} has no table {table}"
    first = re.search(r"^from harness\S* import .*$", text, re.MULTILINE)
    assert first, file
    new = text.replace(opening[0], f"{opening[0]}\n    {name},", 1)
    copy.add(file, new.replace(first[0], f"{line}\n{first[0]}", 1))


def test_add_an_example(copy: ProjectCopy, project: Project) -> None:
    recipe = Recipe(copy.root, "Add an example")
    (program,) = recipe.blocks("python")
    (shown,) = recipe.blocks("markdown")
    (file,) = recipe.paths(r"snippets/learn/\S+\.py")
    page = recipe.paths(r"docs/\S+\.md")[0]
    copy.add(file, program)
    copy.add(page, (copy.root / page).read_text("utf-8") + "\n" + shown)
    (name,) = re.findall(r"`make record ENV=(\S+)` runs it there", recipe.text)
    assert name == environments.reference(project)
    printed = record(copy, name)
    assert f"learn/sequential/my_example on {name}: passed" in printed
    (item,) = re.findall(r'`pytest "(\S+)"` runs it too', recipe.text)
    assert item == f"{page}::{Path(file).stem}[{name}]"
    done = copy.run("pytest", "-q", item)
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout
    done = copy.run("pytest", "-q", item, "--rerun")
    assert done.returncode == 0, done.stdout


def test_add_a_page(copy: ProjectCopy) -> None:
    recipe = Recipe(copy.root, "Add a page")
    (page,) = recipe.blocks("markdown")
    (file,) = recipe.paths(r"docs/\S+\.md")
    copy.add(file, page)
    add_to_navigation(copy, file.removeprefix("docs/"))
    done = copy.run("pytest", "-q", file, "tests/content/test_pages.py")
    assert done.returncode == 0, done.stdout


def test_add_a_notebook(copy: ProjectCopy, project: Project) -> None:
    recipe = Recipe(copy.root, "Add a notebook")
    file, model = recipe.paths(r"snippets/\S+/notebook\.py")
    recipe.states("copy the header and the first two cells")
    head, *cells = re.split(r"(?m)^(?=# %%)", (copy.root / model).read_text("utf-8"))
    first = re.sub(r'description=".*"', 'description="Two and two."', cells[0])
    first = re.sub(r"(?m)^# # .*$", "# # My notebook", first)
    drawn = (
        '# %% alt="A line that rises from one at the left to four at the right."\n'
        "import matplotlib.pyplot as plt\n\n"
        "plt.plot([1, 4])\nplt.show()\nassert plt.get_backend()\n"
    )
    copy.add(file, head + first + cells[1] + drawn)
    (entry, page) = recipe.paths(r"(?:docs/)?learn/my_notebook\.ipynb")
    assert page == f"docs/{entry}"
    add_to_navigation(copy, entry)
    newest = environments.newest(project).name
    printed = record(copy, f"{newest}+notebook", "colab")
    for name in (f"{newest}+notebook", "colab"):
        assert f"learn/my_notebook/notebook on {name}: passed" in printed
    written = json.loads((copy.root / page).read_text("utf-8"))
    assert any("image/svg+xml" in str(cell) for cell in written["cells"])
    # What is slow there runs no notebook of the copy.
    tests = ("tests/content/test_notebooks.py", "-m", "not slow")
    done = copy.run("pytest", "-q", page, *tests)
    assert done.returncode == 0, done.stdout


def test_add_a_kind_of_fact(copy: ProjectCopy, project: Project) -> None:
    recipe = Recipe(copy.root, "Add a kind of fact")
    collector, renderer = recipe.blocks("python")
    (schema,) = recipe.blocks("json")
    collector_file, renderer_file = recipe.paths(r"harness/\w+/names\.py")
    (schema_file,) = recipe.paths(r"schemas/names\.json")
    copy.add(collector_file, collector)
    copy.add(schema_file, schema)
    copy.add(renderer_file, renderer)
    for table, file, name, line in (
        (
            "COLLECTORS",
            "harness/collectors/__init__.py",
            "Names()",
            "from harness.collectors.names import Names",
        ),
        (
            "RENDERERS",
            "harness/render/__init__.py",
            "names.render",
            "from harness.render import names",
        ),
    ):
        recipe.states(f"listed in `{table}` in `{file}`")
        register(copy, file, table, name, line)
    env = environments.gate(project)[0]
    assert f"names tf.keras on {env.name}" in record(copy, env.name)
    path = copy.root / "environments" / env.name / "names.jsonl"
    validate = fastjsonschema.compile(json.loads(schema))
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for line in lines:
        validate(line)
    assert lines[-1]["count"] > 20
    table = (copy.root / "generated/names.md").read_text("utf-8")
    assert f"| {env.name} | {lines[-1]['count']} |" in table
    assert f"{env.name}: 0 of " in record(copy, env.name), "it is stale at once"
    done = copy.run("pytest", "-q", "tests/content/test_schemas.py")
    assert done.returncode == 0, done.stdout
    (include,) = recipe.paths(r'--8<-- "names\.md"')
    page = copy.root / "docs/learn/my_page.md"
    copy.add(
        "docs/learn/my_page.md",
        page.read_text("utf-8") + f"\n## Names\n\n{include}\n",
    )


def test_the_site_has_all_of_it(copy: ProjectCopy, tmp_path: Path) -> None:
    done = copy.build(tmp_path, "--strict")
    assert done.returncode == 0, printed(done)
    example = (tmp_path / "learn/sequential/index.html").read_text("utf-8")
    assert "It learned: True" in example
    page = (tmp_path / "learn/my_page/index.html").read_text("utf-8")
    assert "The answer comes first" in page
    assert "<th>names</th>" in page
    notebook = (tmp_path / "learn/my_notebook/index.html").read_text("utf-8")
    assert "A line that rises" in notebook
