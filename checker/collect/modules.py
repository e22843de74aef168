"""Which private modules of Keras each release has, and their names: reads the installed
source, and writes `checker/evidence/modules.json`. Nothing is imported.

`python -m checker.collect.modules`. By module, names by where they are: a
character for each release, `+` there, `-` not. The name "" is the module itself; `*` says
for names that its text doesn't tell. Of `keras.src`, only modules are listed.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

from checker.collect import EVIDENCE, marks, releases
from harness import environments
from harness.project import here

PLACE = EVIDENCE / "modules.json"
ROOTS = {
    "keras": "keras",
    "tensorflow/python/keras": "tf.python.keras",
    "tensorflow_core/python/keras": "tf.python.keras",  # the oldest releases
}
LEFT = {
    *("tests", "testing_infra", "integration_test", "benchmarks", "golden"),
    *("api", "_tf_keras", "protobuf", "tools"),
}


def names(body: list[ast.stmt]) -> Iterator[str]:
    """What the statements of a module define or import, in branches, too."""
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
            yield node.name
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for one in node.names:
                yield (
                    "*"
                    if one.name == "*"
                    else (one.asname or one.name).partition(".")[0]
                )
        elif isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                for part in ast.walk(target):
                    if isinstance(part, ast.Name):
                        yield part.id
        else:
            for field in ("body", "orelse", "finalbody", "handlers"):
                for part in getattr(node, field, ()):
                    inner = part.body if isinstance(part, ast.ExceptHandler) else [part]
                    yield from names(inner)


def read(site: Path) -> dict[str, set[str]]:
    """By module, its names."""
    found: dict[str, set[str]] = {}
    for folder, root in ROOTS.items():
        base = site / folder
        for path in sorted(base.rglob("*.py")):
            parts = path.relative_to(base).with_suffix("").parts
            if LEFT & set(parts) or path.stem.endswith("_test"):
                continue
            inside = parts[:-1] if parts[-1] == "__init__" else parts
            module = ".".join((root, *inside))
            found.setdefault(module, set()).add("")
            above, _, last = module.rpartition(".")
            if inside:
                found.setdefault(above, set()).add(last)
            if module.startswith("keras.src"):
                continue
            text = path.read_text("utf-8", errors="replace")
            found[module].update(names(ast.parse(text).body))
            if "__getattr__" in found[module] or "LazyLoader" in text:
                found[module].add("*")
    return found


def main() -> None:
    project = here()
    chosen = releases()
    rows = {}
    for release in chosen:
        python = environments.make(project, environments.load_all(project)[release])
        (site,) = (python.parent.parent / "lib").glob("python*/site-packages")
        rows[release] = read(site)
        print(release, len(rows[release]), flush=True)
    modules: dict[str, dict[str, str]] = {}
    for module in sorted({m for row in rows.values() for m in row}):
        every = sorted({n for row in rows.values() for n in row.get(module, ())})
        by_text: dict[str, list[str]] = {}
        for name in every:
            if name.startswith("_") and name != "__version__":
                continue
            text = marks(name in rows[r].get(module, ()) for r in chosen)
            by_text.setdefault(text, []).append(name)
        modules[module] = {text: " ".join(some) for text, some in by_text.items()}
    lines = ",\n".join(f'  "{m}": {json.dumps(some)}' for m, some in modules.items())
    head = json.dumps(list(chosen))
    PLACE.write_text(f'{{\n "releases": {head},\n "modules": {{\n{lines}\n }}\n}}\n')


if __name__ == "__main__":
    main()
