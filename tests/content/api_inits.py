"""What a Keras publishes, from its source: the generated `__init__.py` files state each
name and where it is defined, and the definition there states its parameters.

Nothing is imported: only `ast` reads it. Where a file chooses by backend, it reads the
TensorFlow branch.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

from tests.content.api_pages import of_arguments

Body = dict[str, Any]
BACKEND = "tensorflow"


class Source:
    """The modules of one source tree, by dotted name."""

    def __init__(self, files: dict[str, str], api: str) -> None:
        """`files`: text by path, such as `keras/src/backend/__init__.py`. `api`: the
        package that a generated file means by `keras`; a wheel moves it."""
        self.api = api
        self.texts: dict[str, str] = {}
        self.packages: set[str] = set()
        for path, text in files.items():
            name = path.removesuffix(".py").replace("/", ".")
            if name.endswith(".__init__"):
                name = name.removesuffix(".__init__")
                self.packages.add(name)
            self.texts[name] = text
        self._defined: dict[str, dict[str, ast.AST | tuple[str, str]]] = {}

    def defined(self, module: str) -> dict[str, ast.AST | tuple[str, str]]:
        """What a module defines or imports: a definition, or (module, name)."""
        if module not in self._defined:
            found: dict[str, ast.AST | tuple[str, str]] = {}
            self._defined[module] = found  # two modules may import each other
            for node in flat(ast.parse(self.texts[module]).body):
                bound = self.binds(module, node)
                for name, value in bound.items():  # `old = name`, before it changes
                    known = found.get(value.id) if isinstance(value, ast.Name) else None
                    found[name] = value if known is None else known
        return self._defined[module]

    def api_module(self, module: str) -> str:
        """The module that an import of a generated file means."""
        package, _, rest = module.partition(".")
        if package != "keras" or self.api == "keras" or rest.startswith("src"):
            return module
        return f"{self.api}.{rest.removeprefix('api').lstrip('.')}".rstrip(".")

    def binds(
        self, module: str, node: ast.stmt
    ) -> dict[str, ast.AST | tuple[str, str]]:
        """What a statement of a module binds."""
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            return {node.name: node}
        if isinstance(node, ast.ImportFrom):
            place = self.absolute(module, node)
            if node.names[0].name == "*":
                inner = self.defined(place) if place in self.texts else {}
                public = [name for name in inner if not name.startswith("_")]
                return {name: (place, name) for name in public}
            return {n.asname or n.name: (place, n.name) for n in node.names}
        if isinstance(node, ast.Assign):
            targets = (one for one in node.targets if isinstance(one, ast.Name))
            return {one.id: node.value for one in targets}
        return {}

    def absolute(self, module: str, node: ast.ImportFrom) -> str:
        """The module from which a module imports."""
        parts = module.split(".")
        above = node.level - (module in self.packages)
        start = parts[: len(parts) - above] if node.level else []
        return ".".join([*start, *([node.module] if node.module else [])])

    def find(self, module: str, name: str) -> tuple[str, ast.AST] | None:
        """Where a name is defined: the module, and the definition (a module: its tree)."""
        seen: list[str] = []
        for _ in range(20):
            full = f"{module}.{name}"
            target = self.defined(module).get(name) if module in self.texts else None
            if target is None or full in seen:  # modules may import in a circle
                place = next((one for one in [full, *seen] if one in self.texts), None)
                return None if place is None else (place, ast.Module([], []))
            seen.append(full)
            if isinstance(target, ast.Name) and target.id != name:
                name = target.id
            elif isinstance(target, ast.Attribute):
                inner = self.attribute(module, target)
                if inner is None:
                    return module, target
                module, name = inner
            elif isinstance(target, tuple):
                module, name = target
            else:
                return module, target
        return None

    def attribute(self, module: str, node: ast.Attribute) -> tuple[str, str] | None:
        """The module and the name that `a.b.Name` means inside `module`."""
        parts = ast.unparse(node).split(".")
        place = module
        for part in parts[:-1]:
            found = self.find(place, part)
            if found is None or not isinstance(found[1], ast.Module):
                return None
            place = found[0]
        return place, parts[-1]

    def bases(self, module: str, node: ast.ClassDef) -> list[tuple[str, ast.ClassDef]]:
        """A class and those above it, nearest first: (module, definition). Good enough
        for Keras, where no two bases of a class define one method."""
        found = [(module, node)]
        for base in node.bases:
            if isinstance(base, ast.Name):
                at = self.find(module, base.id)
            elif isinstance(base, ast.Attribute):
                inner = self.attribute(module, base)
                at = inner and self.find(*inner)
            else:
                at = None
            if at and isinstance(at[1], ast.ClassDef):
                above = self.bases(at[0], at[1])
                found = [one for one in found if one not in above] + above
        return found


def flat(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a module that run with the TensorFlow backend."""
    for node in body:
        if isinstance(node, ast.If):
            test = ast.unparse(node.test)
            if "backend() ==" not in test:
                yield from flat(node.body)
                yield from flat(node.orelse)
            elif f"'{BACKEND}'" in test:
                yield from flat(node.body)
            else:
                yield from flat(node.orelse)
        elif isinstance(node, ast.Try):
            yield from flat(node.body)
        else:
            yield node


def read(files: dict[str, str], root: str, api: str = "keras") -> dict[str, Body]:
    """What the tree publishes below the package `root`, by the name below it."""
    source = Source(files, api)
    found: dict[str, Body] = {}
    todo = [(root, "")]
    while todo:
        package, prefix = todo.pop()
        for node in ast.parse(source.texts[package]).body:
            if not isinstance(node, ast.ImportFrom) or node.module == "__future__":
                continue
            module = source.api_module(node.module) if node.module else package
            for one in node.names:
                last = one.asname or one.name
                if last.startswith("_"):
                    continue
                name = f"{prefix}.{last}".lstrip(".")
                inner = f"{module}.{one.name}"
                if inner in source.packages:
                    found[name] = {"kind": "module"}
                    todo.append((inner, name))
                else:
                    found[name] = describe(source, module, one.name)
    return found


def describe(source: Source, module: str, name: str) -> Body:
    """What a definition states."""
    at = source.find(module, name)
    if at is None:
        return {"kind": "unknown"}
    place, node = at
    if isinstance(node, ast.Module):
        return {"kind": "module"}
    if isinstance(node, ast.FunctionDef):
        return {"kind": "function", "parameters": of_arguments(node.args)}
    if isinstance(node, ast.ClassDef):
        return of_class(source, place, node)
    return {"kind": "unknown"}  # made by a call or an assignment


def of_class(source: Source, module: str, node: ast.ClassDef) -> Body:
    methods: dict[str, Any] = {}
    properties: set[str] = set()
    lineage = source.bases(module, node)
    for _, each in lineage:
        for one in each.body:
            properties |= constants(one)
            if not isinstance(one, ast.FunctionDef) or one.name in methods:
                continue
            decorators = [ast.unparse(d) for d in one.decorator_list]
            if any("property" in d or d.endswith(".setter") for d in decorators):
                properties.add(one.name)
                continue
            rows = of_arguments(one.args)
            methods[one.name] = rows if "staticmethod" in decorators else rows[1:]
    return {
        "kind": "class",
        "path": f"{module}.{node.name}",
        "bases": [f"{place}.{each.name}" for place, each in lineage[1:]],
        "parameters": methods.get("__init__"),
        "methods": {
            n: rows
            for n, rows in sorted(methods.items())
            if n == "__call__" or not n.startswith("_")
        },
        "properties": sorted(n for n in properties if not n.startswith("_")),
    }


def constants(node: ast.stmt) -> set[str]:
    """The names that a statement of a class gives to plain values."""
    plain = (ast.Constant, ast.Tuple, ast.List, ast.Dict, ast.Set, ast.JoinedStr)
    if not isinstance(node, ast.Assign) or not isinstance(node.value, plain):
        return set()
    if isinstance(node.value, ast.Constant) and node.value.value is None:
        return set()
    return {one.id for one in node.targets if isinstance(one, ast.Name)}
