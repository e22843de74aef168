"""Conditions that depend on a release: `if tf.__version__ >= "2.6"`, `hasattr(…)`.

Such a condition is worked out for each column, with what the version is there.
"""

import ast
import re
from typing import Any, Callable, Dict, Optional, Tuple

PARSERS = {"parse", "LooseVersion", "StrictVersion", "Version", "parse_version"}
PLAIN: Dict[str, Callable[..., Any]] = {
    "int": int,
    "float": float,
    "str": str,
    "tuple": tuple,
    "list": list,
    "len": len,
    "bool": bool,
    "any": any,
    "all": all,
}
METHODS = {"startswith", "split", "strip", "replace", "endswith", "partition", "rsplit"}
OPERATORS: Dict[type, Callable[[Any, Any], Any]] = {
    ast.Lt: lambda a, b: a < b,
    ast.LtE: lambda a, b: a <= b,
    ast.Gt: lambda a, b: a > b,
    ast.GtE: lambda a, b: a >= b,
    ast.Eq: lambda a, b: a == b,
    ast.NotEq: lambda a, b: a != b,
    ast.In: lambda a, b: a in b,
    ast.NotIn: lambda a, b: a not in b,
}


class Unsure(Exception):
    """This can't be known without running the file."""


class Parsed(tuple):
    """A version as `packaging` compares it: without zeros at its end."""

    @property
    def major(self) -> int:
        return self[0] if self else 0

    @property
    def minor(self) -> int:
        return self[1] if len(self) > 1 else 0

    @property
    def release(self) -> Tuple[int, ...]:
        return tuple(self)

    version = release


def parsed(text: str) -> Parsed:
    found = [int(n) for n in re.findall(r"\d+", re.match(r"[\d.]*", str(text))[0])]  # type: ignore[index]
    while found and not found[-1]:
        found.pop()
    return Parsed(found)


Lookup = Callable[[ast.AST], Any]


class Condition:
    """Works out an expression for one column. `lookup` gives the version or the answer of
    a node that depends on the release, or raises `Unsure`."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup

    def value(self, node: ast.AST) -> Any:
        method = getattr(self, "of_" + type(node).__name__.lower(), None)
        if method is None:
            raise Unsure
        try:
            return method(node)
        except (TypeError, ValueError, IndexError, KeyError, AttributeError) as error:
            raise Unsure from error

    def of_constant(self, node: ast.Constant) -> Any:
        return node.value

    def of_num(self, node: Any) -> Any:
        return node.n

    def of_str(self, node: Any) -> Any:
        return node.s

    def of_name(self, node: ast.Name) -> Any:
        return self.lookup(node)

    def of_tuple(self, node: ast.Tuple) -> Any:
        return tuple(self.value(one) for one in node.elts)

    def of_list(self, node: ast.List) -> Any:
        return [self.value(one) for one in node.elts]

    def of_unaryop(self, node: ast.UnaryOp) -> Any:
        value = self.value(node.operand)
        if isinstance(node.op, ast.Not):
            return not value
        if isinstance(node.op, ast.USub):
            return -value
        raise Unsure

    def of_boolop(self, node: ast.BoolOp) -> Any:
        ends = isinstance(node.op, ast.Or)
        unsure = False
        value: Any = not ends
        for one in node.values:
            try:
                value = self.value(one)
            except Unsure:
                unsure = True
                continue
            if bool(value) is ends:
                return value
        if unsure:
            raise Unsure
        return value

    def of_compare(self, node: ast.Compare) -> Any:
        left = self.value(node.left)
        for operator, right_node in zip(node.ops, node.comparators):
            right = self.value(right_node)
            compare = OPERATORS.get(type(operator))
            if compare is None:
                raise Unsure
            if isinstance(left, Parsed) and isinstance(right, str):
                right = parsed(right)
            if isinstance(right, Parsed) and isinstance(left, str):
                left = parsed(left)
            if not compare(left, right):
                return False
            left = right
        return True

    def of_subscript(self, node: ast.Subscript) -> Any:
        index: Any = node.slice
        index = (
            getattr(index, "value", index) if type(index).__name__ == "Index" else index
        )
        value = self.value(node.value)
        if isinstance(index, ast.Slice):
            bounds = [
                None if one is None else self.value(one)
                for one in (index.lower, index.upper, index.step)
            ]
            return value[slice(*bounds)]
        return value[self.value(index)]

    def of_attribute(self, node: ast.Attribute) -> Any:
        try:
            return self.lookup(node)
        except Unsure:
            if node.attr not in ("major", "minor", "release", "version"):
                raise
        return getattr(self.value(node.value), node.attr)

    def of_call(self, node: ast.Call) -> Any:
        function = node.func
        name = getattr(function, "attr", getattr(function, "id", ""))
        if name == "hasattr" and len(node.args) == 2:
            return self.lookup(node)
        if name in PARSERS and len(node.args) == 1:
            return parsed(self.value(node.args[0]))
        if isinstance(function, ast.Name) and name == "map" and len(node.args) == 2:
            if getattr(node.args[0], "id", "") == "int":
                return [int(one) for one in self.value(node.args[1])]
            raise Unsure
        if isinstance(function, ast.Name) and name in PLAIN:
            return PLAIN[name](*[self.value(one) for one in node.args])
        if isinstance(function, ast.Attribute) and name in METHODS:
            value = self.value(function.value)
            return getattr(value, name)(*[self.value(one) for one in node.args])
        raise Unsure

    def of_listcomp(self, node: Any) -> Any:
        generator = node.generators[0]
        call = node.elt
        if (
            len(node.generators) != 1
            or generator.ifs
            or not isinstance(call, ast.Call)
            or getattr(call.func, "id", "") != "int"
        ):
            raise Unsure
        return [int(one) for one in self.value(generator.iter)]

    of_generatorexp = of_listcomp


def mentions(node: ast.AST) -> bool:
    """Whether an expression may depend on the release."""
    for one in ast.walk(node):
        if isinstance(one, ast.Attribute) and one.attr in (
            "__version__",
            "version_info",
        ):
            return True
        if isinstance(one, ast.Name) and (
            one.id == "hasattr"
            or "version" in one.id.lower()
            or one.id == "__version__"
        ):
            return True
    return False


def columns(
    node: ast.AST, lookups: Callable[[int], Lookup], count: int
) -> Optional[int]:
    """The columns on which a condition is true; None where that isn't known."""
    found = 0
    for column in range(count):
        try:
            if Condition(lookups(column)).value(node):
                found |= 1 << column
        except Unsure:
            return None
    return found
