"""The term list: nothing is found here, and a word of it is found wherever prose is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from harness.project import Project
from tests.content import terms


def test_the_whole_project_uses_its_own_words(project: Project) -> None:
    found = [
        finding
        for path in terms.files(project.root)
        for finding in terms.known(project, path)
    ]
    assert not found, "\n".join([f"{len(found)} findings", *map(str, found)])


def test_each_kind_of_source_is_read(project: Project) -> None:
    kinds = {path.suffix for path in terms.files(project.root)}
    assert kinds >= {".md", ".ipynb", ".py", ".js", ".jinja", ".yml", ".sh", ""}
    names = {project.relative(path) for path in terms.files(project.root)}
    assert len(names) > 1500
    assert {"README.md", "mkdocs.yml", "Makefile", "docs/index.md"} <= names


NOTEBOOK = json.dumps(
    {
        "cells": [
            {
                "cell_type": "markdown",
                "metadata": {},
                "source": ["# A model\n", "\n", "Here is the mend."],
            },
            {
                "cell_type": "code",
                "metadata": {},
                "outputs": [{"text": "the mend"}],
                "source": ["mend = 1\n", "print('the mend')  # or anew"],
            },
            {"cell_type": "markdown", "metadata": {}, "source": []},
            {
                "cell_type": "markdown",
                "metadata": {},
                "source": ["Here is the mend."],
            },
        ]
    },
    indent=1,
    ensure_ascii=False,
)
FRONT = "---\ntitle: {title}\ndescription: One.\n{asked}---\n\n# {heading}\n"


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        pytest.param("a.md", "# One\n\nThis mends it.\n", [(3, "mends")], id="prose"),
        pytest.param("a.md", "One.\n\n| Mended |\n", [(3, "Mended")], id="table"),
        pytest.param("a.md", "It does\nnot work.\n", [(1, "does not")], id="line-end"),
        pytest.param("a.md", "What it does.\n\nNot so.\n", [], id="paragraph-end"),
        pytest.param("a.md", "It is a mend-it.\n", [], id="part-of-a-word"),
        pytest.param(
            "a.md",
            FRONT.format(title="The mend", asked="", heading="The mend"),
            [(2, "mend"), (6, "mend")],
            id="title",
        ),
        pytest.param(
            "a.md",
            FRONT.format(title="It cannot be", asked="", heading="`It cannot be`"),
            [],
            id="title-that-is-a-message",
        ),
        pytest.param(
            "a.md",
            FRONT.format(title="One", asked='asked:\n  - "a mend"\n', heading="One"),
            [],
            id="asked",
        ),
        pytest.param(
            "a.md",
            f"A {'long ' * 34}one.\n\nA {'long ' * 33}one.\n",
            [(1, "A long long long long long")],
            id="long-sentence",
        ),
        pytest.param(
            "a.md", "One.\n\n    ``` text\n    mend\n    ```\n", [], id="code"
        ),
        pytest.param("a.md", "Run `mend` and ``mend `x` ``.\n", [], id="code-span"),
        pytest.param("a.md", '--8<-- "mend/mend.md"\n', [], id="include"),
        pytest.param("a.md", "[a](mend.md#mend) https://mend.org\n", [], id="target"),
        pytest.param("a.md", '<a id="mend"></a><code>mend</code>\n', [], id="tag"),
        pytest.param("a.md", f"{'<p>Long</p>' * 40}\n", [], id="paragraphs"),
        pytest.param("a.md", "## One { #the-mend }\n", [], id="anchor"),
        pytest.param("a.md", '!!! failure "It cannot be"\n', [], id="quoted-message"),
        pytest.param(
            "a.ipynb",
            NOTEBOOK,
            [
                (NOTEBOOK[: NOTEBOOK.index('"Here')].count("\n") + 1, "mend"),
                (NOTEBOOK[: NOTEBOOK.index('"print')].count("\n") + 1, "anew"),
                (NOTEBOOK[: NOTEBOOK.index('"print')].count("\n") + 1, "mend"),
                (NOTEBOOK[: NOTEBOOK.rindex('"Here')].count("\n") + 1, "mend"),
            ],
            id="notebook",
        ),
        pytest.param("a.py", "x = 1\n# the mend\n", [(2, "mend")], id="comment"),
        pytest.param("a.py", "# it does\n# not\n", [(1, "does not")], id="comments"),
        pytest.param("a.py", "# it does\nx = 1\n# not\n", [], id="comments-apart"),
        pytest.param("a.py", '"""One.\n\nThe mend.\n"""\n', [(3, "mend")], id="doc"),
        pytest.param("a.py", "print(1,\n 'a mend')\n", [(2, "mend")], id="print"),
        pytest.param("a.py", "print('one\\nmend it')\n", [(1, "mend")], id="escape"),
        pytest.param(
            "a.py",
            'raise E(\n    f"{mend}: it does "\n    "not work"\n)\n',
            [(2, "does not")],
            id="joined",
        ),
        pytest.param("a.py", "mend = {'mend': x.mends}\n", [], id="names"),
        pytest.param("a.py", "re.compile(r'a mend')\n", [], id="pattern"),
        pytest.param("a.py", "x = 'TypeError: it cannot'\n", [], id="raised-message"),
        pytest.param("a.py", 'x = \'{"took": 1, "n": 2}\'\n', [], id="json-keys"),
        pytest.param("a.py", "this is (\n", [], id="not-a-program"),
        pytest.param("a.js", "f();\n// the mend\n", [(2, "mend")], id="js-comment"),
        pytest.param("a.js", "f(\n `a mend ${mend}`)\n", [(2, "mend")], id="js-text"),
        pytest.param("a.js", "const mend = x.mends / 2;\n", [], id="js-names"),
        pytest.param("a.jinja", "One\n{{ x }} mend\n", [(2, "mend")], id="template"),
        pytest.param("a.jinja", "\n{{ 'a mend' if mend }}", [(2, "mend")], id="inside"),
        pytest.param(
            "a.jinja", "{% if mend == 'mend' %}{# x #}\n", [], id="jinja-code"
        ),
        pytest.param("a.yml", "a:\n  - b # the mend\n", [(2, "mend")], id="yaml"),
        pytest.param("a.json", '{"mend":\n "the mend"}\n', [(2, "mend")], id="json"),
        pytest.param("Makefile", "all:\n\techo mend\n", [(2, "mend")], id="makefile"),
    ],
)
def test_a_word_of_the_list_is_found_in_prose_and_only_there(
    tmp_path: Path, name: str, text: str, found: list[tuple[int, str]]
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    every = list(terms.check(path, tmp_path))
    assert [(one.line, one.found) for one in every] == found
    assert all(str(one).startswith(f"{name}:{one.line}: ") for one in every)


@pytest.mark.parametrize(
    "name",
    [
        "docs/api/changes.xml",
        "docs/constraints/2.4.txt",
        "docs/about/faults.txt",
        "docs/assets/vendor/minisearch.js",
        "tests/content/terms.toml",
        "tests/cases/picker.jsonl",
        "generated/install/2.4.sh.md",
    ],
)
def test_what_nobody_wrote_here_is_not_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text("the mend\n", encoding="utf-8")
    assert list(terms.files(tmp_path, [name.split("/")[0]])) == []


def test_a_path_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.md: no such file"):
        list(terms.files(tmp_path, ["nothing.md"]))


def test_the_command_lists_what_it_finds(project: Project, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("The mend.\n")
    done = subprocess.run(
        [sys.executable, "-m", "tests.content.terms", "a.md"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(project.root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == "a.md:1: 'mend': fix\n1 findings\n"
