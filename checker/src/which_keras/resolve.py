"""Reads a file's statements in their order: what each name is, and where Keras is used."""

import ast
from typing import Any, Callable, Dict, List, Tuple

from which_keras.branches import ENDS, Branches, ends
from which_keras.expressions import normal, position
from which_keras.table import Table
from which_keras.values import (
    UNKNOWN,
    Function,
    Made,
    Own,
    Ref,
    Scope,
    Use,
    UserClass,
    Versioned,
    either,
)


class Resolver(Branches):
    """The uses of Keras in one file. `breaks` gives the columns on which a use breaks."""

    def __init__(self, table: Table, breaks: Callable[[Use], int]) -> None:
        super().__init__(table, breaks)
        self.classes: List[UserClass] = []
        self.stray: List[Tuple[ast.AST, int]] = []  # imports of a package `tf`
        self.returned: List[Tuple[Any, int]] = []
        self.statements: Dict[type, Callable[[Any], None]] = {
            ast.Import: self.import_,
            ast.ImportFrom: self.import_from,
            ast.Assign: self.assignment,
            ast.AnnAssign: self.annotated,
            ast.FunctionDef: self.function,
            ast.AsyncFunctionDef: self.function,
            ast.ClassDef: self.class_,
            ast.If: self.if_,
            ast.For: self.for_,
            ast.AsyncFor: self.for_,
            ast.Try: self.try_,
            ast.With: self.with_,
            ast.AsyncWith: self.with_,
            ast.Return: self.return_,
            ast.Assert: self.assert_,
        }

    def read(self, tree: ast.Module) -> None:
        """Reads a file, or one cell of a notebook; names stay for the next one."""
        self.block(tree.body)

    def finish(self) -> None:
        """Reads the functions that nothing called."""
        while self.queue:
            function = self.queue.pop(0)
            self.enter(function, None)

    def block(self, body: List[ast.stmt]) -> None:
        before = self.mask
        for one in body:
            self.statement(one)
            if isinstance(one, ast.If):
                self.narrow(one)
        self.mask = before

    def narrow(self, node: ast.If) -> None:
        """After `if condition: raise`, the condition is false."""
        where = getattr(node, "where", None)
        if where is None or node.orelse or not ends(node.body):
            return
        if isinstance(node.body[-1], ast.Raise) or not isinstance(node.body[-1], ENDS):
            self.required.append((node, where & self.mask))
        self.mask &= ~where

    def statement(self, node: ast.stmt) -> None:
        handler = self.statements.get(type(node))
        if handler:
            handler(node)
            return
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.stmt):
                self.statement(child)
            elif isinstance(child, ast.expr):
                self.value(child)
            elif hasattr(
                child, "body"
            ):  # a case of `match`, a handler of `try … except*`
                for one in child.body:
                    self.statement(one)

    # Imports

    def import_(self, node: ast.Import) -> None:
        for one in node.names:
            path = normal(one.name)
            if one.name.partition(".")[0] == "tf":
                self.stray.append((node, self.mask))
            if one.asname:
                self.scope.names[one.asname] = Ref(path)
            else:
                first = one.name.partition(".")[0]
                self.scope.names[first] = Ref(normal(first))
            self.record(
                one if hasattr(one, "lineno") else node, Ref(path), imported=True
            )

    def import_from(self, node: ast.ImportFrom) -> None:
        if node.level or not node.module:
            for one in node.names:
                self.scope.names[one.asname or one.name] = UNKNOWN
            return
        module = normal(node.module)
        if node.module.partition(".")[0] == "tf":
            self.stray.append((node, self.mask))
        for one in node.names:
            at = one if hasattr(one, "lineno") else node
            if one.name == "*":
                if Ref(module).is_keras:
                    self.scope.stars.append(module)
                self.record(at, Ref(module), imported=True)
                continue
            path = normal(module + "." + one.name)
            self.scope.names[one.asname or one.name] = Ref(path)
            self.record(at, Ref(path), imported=True)

    # Assignments

    def assignment(self, node: ast.Assign) -> None:
        value = self.value(node.value)
        if not isinstance(value, (Made, Own)) and self.mentions(node.value):
            value = Versioned(node.value)
        for target in node.targets:
            self.assign(target, value)

    def annotated(self, node: ast.AnnAssign) -> None:
        kind = self.value(node.annotation)
        value = self.value(node.value) if node.value else UNKNOWN
        if value is UNKNOWN and isinstance(kind, Ref) and kind.is_keras:
            value = Made(kind.path)
        self.assign(node.target, value)

    # Functions and classes

    def function(self, node: Any) -> None:
        for one in node.decorator_list:
            self.value(one)
        self.value(node.returns)
        made = self.function_of(node)
        known = set(made.decorators) - {"function", "staticmethod", "wraps", "jit"}
        self.scope.names[node.name] = UNKNOWN if known else made

    def class_(self, node: ast.ClassDef) -> None:
        for one in [*node.decorator_list, *(k.value for k in node.keywords)]:
            self.value(one)
        bases = [self.value(one) for one in node.bases]
        made = UserClass(node.name, bases, position(node))
        made.node = node  # type: ignore[attr-defined]
        self.classes.append(made)
        saved = self.scope
        self.scope = Scope(saved, is_class=True)
        self.scope.owner = made
        waiting = len(self.queue)
        self.block(node.body)
        own = self.queue[waiting:]
        for name, value in self.scope.names.items():
            if isinstance(value, Function):
                made.methods[name] = value
            else:
                made.attributes[name] = value
        for function in own:
            function.owner, function.scope = made, saved
            name = getattr(function.node, "name", "")
            if name and "property" not in function.decorators:
                made.methods.setdefault(name, function)
        for method in ("build", "__init__"):  # they say what `self` has
            if method in made.methods and made.methods[method] in own:
                self.queue.remove(made.methods[method])
                self.queue.insert(waiting, made.methods[method])
        self.scope = saved
        self.scope.names[node.name] = made
        made.mask = self.mask  # type: ignore[attr-defined]

    def body_of(self, function: Function) -> Any:
        saved, self.returned = self.returned, []
        self.block(function.node.body)
        returned, self.returned = self.returned, saved
        return either(returned) if returned else UNKNOWN

    def return_(self, node: ast.Return) -> None:
        self.returned.append((self.value(node.value), -1))
