"""What names mean where a text is made: in a module, a class, and a function.

A text that isn't wholly known is a plain string in which a character marks what isn't:
`HOLE`, `CAUGHT` for what is made of a caught exception, and a character from `PARAMETER` on
for an argument of the function itself.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field

HOLE, CAUGHT = "\0", "\1"
PARAMETER = 0xE000  # of the first argument, in Unicode's private use area
LAST = PARAMETER + 0xFF
WRITTEN = ast.JoinedStr | ast.Constant | ast.BinOp | ast.BoolOp
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass
class Names:
    """What names mean in a module, a class, or a function."""

    values: dict[str, list[ast.expr]] = field(default_factory=dict)
    added: dict[str, list[ast.expr]] = field(default_factory=dict)  # `+=`, `append`
    functions: dict[str, FunctionNode] = field(default_factory=dict)

    def note(self, node: ast.AST) -> None:
        """Notes what a statement assigns or adds."""
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self.assign(target, node.value)
        elif isinstance(node, ast.AnnAssign) and node.value:
            self.assign(node.target, node.value)
        elif isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add):
            if isinstance(node.target, ast.Name):
                self.added.setdefault(node.target.id, []).append(node.value)
        elif isinstance(node, FunctionNode):
            self.functions[node.name] = node
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            call = node.value
            if isinstance(call.func, ast.Attribute) and call.func.attr == "append":
                owner = call.func.value
                if isinstance(owner, ast.Name) and call.args:
                    self.added.setdefault(owner.id, []).append(call.args[0])

    def note_own(self, function: FunctionNode) -> None:
        """Notes the texts that a method keeps in `self`, for all methods."""
        for node in body_of(function):
            if isinstance(node, ast.Assign) and isinstance(node.value, WRITTEN):
                for target in node.targets:
                    if (
                        isinstance(target, ast.Attribute)
                        and last_name(target.value) == "self"
                    ):
                        self.values.setdefault(target.attr, []).append(node.value)

    def assign(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self.values.setdefault(target.id, []).append(value)


@dataclass
class Place:
    """Where a text is made: what the names there mean."""

    module: Names
    classes: dict[str, Names]
    owner: str = ""  # the class
    local: Names = field(default_factory=Names)
    parameters: tuple[str, ...] = ()
    caught: frozenset[str] = frozenset()
    busy: set[str] = field(default_factory=set)  # names that are being followed

    def blank(self) -> Place:
        """The same class, outside of its functions."""
        return Place(self.module, self.classes, self.owner)

    def of_class(self, name: str) -> Names | None:
        return self.classes.get(self.owner if name in ("self", "cls") else name)


def within(place: Place, function: FunctionNode, owner: str) -> Place:
    """A place in the body of a function, with the names of all of it."""
    local = Names()
    for node in body_of(function):
        local.note(node)
    given = function.args
    named = (*given.posonlyargs, *given.args, *given.kwonlyargs)
    parameters = tuple(one.arg for one in named)
    return Place(place.module, place.classes, owner, local, parameters)


def body_of(function: FunctionNode) -> Iterable[ast.AST]:
    """All statements of a function in their order, without those of functions in it."""
    waiting: list[ast.AST] = list(reversed(function.body))
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, FunctionNode | ast.ClassDef | ast.expr):
            waiting += reversed(list(ast.iter_child_nodes(node)))


def last_name(node: ast.AST | None) -> str:
    """`b` of `a.b`; empty where an expression isn't a name."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def letters(text: str) -> int:
    """How many letters of a text are known."""
    return sum(one.isalpha() for one in text)


def is_parameter(one: str) -> bool:
    return PARAMETER <= ord(one) <= LAST
