"""Examples in the docstrings of Keras at pinned commits, as notebooks that
`benchmarks.checker_runs` runs: one cell imports, then one for each example.

`python -m benchmarks.checker_docstrings MIRRORS FOLDER`, with git folders as in
`benchmarks.checker_corpus`. Nothing of them is kept but counts and digests.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

from benchmarks.checker_corpus import KERAS, Part, frozen, git, listed

PARTS = (
    Part(
        "docstrings-2.6",
        KERAS,
        "3a33d53ea4aca312c5ad650b4883d9bac608a32e",
        "keras",
        "2.6",
    ),
    Part(
        "docstrings-3.0", KERAS, "9c675a9a45e5e8244163fea82efc6066722608a1", "keras", ""
    ),
    Part(
        "docstrings-3.15",
        KERAS,
        "250b42181ce9f37df68319d8f4753ec89a349a43",
        "keras",
        "2.21",
    ),
)
FENCE = re.compile(r"^( *)```(?:python|py)?\n(.*?)^\1```", re.DOTALL | re.MULTILINE)
IMPORTS = "import numpy as np\nimport tensorflow as tf\nfrom tensorflow import keras\n"


def sessions(text: str) -> Iterator[str]:
    """The input of `>>>` lines, each run of them one example."""
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        bare = line.strip()
        if bare.startswith((">>>", "...")) and (lines or bare.startswith(">>>")):
            lines.append(bare[4:])
        elif not bare and lines:
            yield "\n".join(lines)
            lines = []


def examples(source: str) -> Iterator[str]:
    """The examples of a module's docstrings that are Python, each once."""
    seen = set()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            continue
        text = ast.get_docstring(node) or ""
        fences = [textwrap.dedent(found[1]) for found in FENCE.findall(text)]
        fences = ["\n".join(sessions(f)) if ">>>" in f else f for f in fences]
        for one in [*fences, *sessions(FENCE.sub("\n", text))]:
            one = one.strip("\n")
            if one and one not in seen and is_python(one):
                seen.add(one)
                yield one


def is_python(text: str) -> bool:
    try:
        return bool(ast.parse(text).body)
    except (SyntaxError, ValueError):
        return False


def notebook(cells: list[str]) -> str:
    made = [
        {
            "cell_type": "code",
            "execution_count": None,
            "metadata": {},
            "outputs": [],
            "source": cell,
        }
        for cell in cells
    ]
    return json.dumps(
        {"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mirrors", type=Path)
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    whole, seen = hashlib.sha256(), set()
    counts = {}
    for part in PARTS:
        files = cells = kept = 0
        for path, name in listed(asked.mirrors, part):
            if path.endswith("_test.py") or "/api/" in path or "applications" in path:
                continue
            data = git(
                asked.mirrors / part.repository / "repo", "cat-file", "blob", name
            )
            found = [one for one in examples(data.decode()) if one not in seen]
            seen.update(found)
            if not found:
                continue
            whole.update(data)
            # Modules of one name lie in several folders; what is frozen goes by the name.
            to = asked.folder / part.label / path.replace(".py", ".ipynb")
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_text(notebook([IMPORTS, *found]))
            files, cells = files + 1, cells + len(found)
            kept += frozen(to.name) * len(found)
        counts[part.label] = {"files": files, "examples": cells, "frozen": kept}
    print(json.dumps({**counts, "sha256": whole.hexdigest()}, indent=1))


if __name__ == "__main__":
    main()
