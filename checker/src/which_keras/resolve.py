"""Reads a file's statements in their order: what each name is, and where Keras is used."""

import ast
from typing import Any, Callable, Dict, List, Optional, Tuple

from which_keras import guards
from which_keras.expressions import Expressions, normal, position
from which_keras.table import Table
from which_keras.values import (
    UNKNOWN,
    Function,
    Made,
    Member,
    Own,
    Ref,
    Scope,
    Use,
    UserClass,
    Versioned,
    either,
    options,
)

IMPORTS = {"ImportError", "ModuleNotFoundError"}
CATCHES = {
    "import": {*IMPORTS, "Exception", "BaseException", ""},
    "attribute": {"AttributeError", "Exception", "BaseException", ""},
    "call": {"TypeError", "ValueError", "Exception", "BaseException", ""},
}
ENDS = (ast.Raise, ast.Return, ast.Continue, ast.Break)
EXITS = {"exit", "quit", "_exit", "SkipTest", "skip"}


class Resolver(Expressions):
    """The uses of Keras in one file. `breaks` gives the columns on which a use breaks."""

    def __init__(self, table: Table, breaks: Callable[[Use], int]) -> None:
        super().__init__(table)
        self.breaks = breaks
        self.required: List[Tuple[ast.AST, int]] = []  # an assertion, and where it fails
        self.classes: List[UserClass] = []
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
        """After `if condition: raise`, the condition doesn't hold."""
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
            elif hasattr(child, "body"):  # a case of `match`, a handler of `try … except*`
                for one in child.body:
                    self.statement(one)

    def mentions(self, node: ast.AST) -> bool:
        return self.versioned and guards.mentions(node)

    # Imports

    def import_(self, node: ast.Import) -> None:
        for one in node.names:
            path = normal(one.name)
            if one.asname:
                self.scope.names[one.asname] = Ref(path)
            else:
                first = one.name.partition(".")[0]
                self.scope.names[first] = Ref(normal(first))
            self.record(one if hasattr(one, "lineno") else node, Ref(path), imported=True)

    def import_from(self, node: ast.ImportFrom) -> None:
        if node.level or not node.module:
            for one in node.names:
                self.scope.names[one.asname or one.name] = UNKNOWN
            return
        module = normal(node.module)
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

    # Branches

    def if_(self, node: ast.If) -> None:
        where = self.condition(node.test)
        guarded = where is None and self.mentions(node.test)
        node.where = where  # type: ignore[attr-defined]
        self.branches(
            [
                (lambda: self.block(node.body), -1 if where is None else where),
                (lambda: self.block(node.orelse), -1 if where is None else ~where),
            ],
            guarded,
        )

    def branches(self, sides: List[Tuple[Callable[[], None], int]], unsure: bool) -> None:
        """Runs each side with the names from before, then joins what they say."""
        mask, was_unsure = self.mask, self.unsure
        before = dict(self.scope.names)
        ended: List[Tuple[Dict[str, Any], int]] = []
        for run, where in sides:
            self.scope.names = dict(before)
            self.mask, self.unsure = mask & where, was_unsure or unsure
            if self.mask:
                run()
            ended.append((self.scope.names, where))
        self.mask, self.unsure = mask, was_unsure
        self.scope.names = before
        for name in dict.fromkeys(n for names, _ in ended for n in names):
            values = [(names[name], where) for names, where in ended if name in names]
            first = values[0][0]
            if all(value is first for value, _ in values):
                before[name] = first
            else:
                before[name] = either([(value, where) for value, where in values if where])

    def for_(self, node: Any) -> None:
        self.assign(node.target, self.each(self.value(node.iter)))
        self.block(node.body)
        self.block(node.orelse)

    def with_(self, node: Any) -> None:
        for one in node.items:
            value = self.value(one.context_expr)
            if one.optional_vars is not None:
                self.assign(one.optional_vars, value)
        self.block(node.body)

    def try_(self, node: ast.Try) -> None:
        begin, before = len(self.uses), dict(self.scope.names)
        self.block(node.body)
        caught = {
            name
            for one in node.handlers
            if not any(isinstance(stmt, ast.Raise) for stmt in one.body) and not leaves(one)
            for name in names_of(one.type)
        }
        inside = self.uses[begin:]
        broken = 0
        for use in inside:
            kind = "import" if use.imported else "call" if use.call else "attribute"
            kinds = [kind, "attribute"] if kind == "call" else [kind]
            if any(caught & CATCHES[one] for one in kinds):
                broken |= self.breaks(use)
                use.caught = True
        self.block(node.orelse)
        after, self.scope.names = self.scope.names, before
        known = bool(broken) and bool(inside)
        is_import = bool(inside) and all(use.imported for use in inside) and only_imports(node)
        where = broken if known or is_import else -1
        for handler in node.handlers:
            saved = dict(self.scope.names)
            mask, unsure = self.mask, self.unsure
            self.mask &= where
            self.unsure = unsure or (where == -1)
            if handler.name:
                self.scope.names[handler.name] = UNKNOWN
            if self.mask:
                self.block(handler.body)
            self.mask, self.unsure = mask, unsure
            handled, self.scope.names = self.scope.names, saved
            self.join(after, handled, where)
        self.scope.names = after
        self.block(node.finalbody)

    def join(self, after: Dict[str, Any], handled: Dict[str, Any], where: int) -> None:
        """Names after a `try`: as its body says, or, where that failed, as a handler."""
        if not where:
            return
        for name, value in handled.items():
            known = after.get(name)
            if known is None:
                after[name] = value
            elif known is not value:
                rest = -1 if where == -1 else ~where
                after[name] = either([(known, rest), (value, where)])

    def assert_(self, node: ast.Assert) -> None:
        where = self.condition(node.test)
        self.value(node.msg)
        if where is not None:
            failing = self.mask & ~where
            if failing:
                self.required.append((node, failing))
            self.mask &= where

    # Conditions over the release

    def lookups(self, column: int) -> guards.Lookup:
        def lookup(node: ast.AST) -> Any:
            if isinstance(node, ast.Call):
                return self.has(node, column)
            if isinstance(node, ast.Name):
                found = self.scope.find(node.id)
                if isinstance(found, Versioned):
                    return guards.Condition(lookup).value(found.node)
                if isinstance(found, Ref):
                    return self.version_of(found.path, column)
                raise guards.Unsure
            length, value = len(self.uses), self.inner(node)
            del self.uses[length:]
            if isinstance(value, Ref):
                return self.version_of(value.path, column)
            raise guards.Unsure

        return lookup

    def version_of(self, path: str, column: int) -> str:
        """What `tf.__version__` is in a column; raises `Unsure`."""
        known = self.table.about["releases"][self.table.columns[column]]
        if path in ("tf.__version__", "tf.version.VERSION"):
            return str(known["tensorflow"])
        if path in ("tf.keras.__version__", "keras.__version__") and "keras" in known:
            return str(known["keras"])
        if path == "tf.keras.__version__":
            return "2.4.0"
        raise guards.Unsure

    def has(self, node: ast.Call, column: int) -> bool:
        """What `hasattr` says in a column; raises `Unsure`."""
        length, value = len(self.uses), self.inner(node.args[0])
        name = getattr(node.args[1], "value", None)
        del self.uses[length:]
        if not isinstance(name, str):
            raise guards.Unsure
        target = self.of(value, name)
        if isinstance(target, (Ref, Member)):
            use = Use(position(node), [(target, -1)], 1 << column)
            broken = self.breaks(use)
            known = isinstance(target, Ref) and target.is_keras and self.table.facts(target.path)
            if broken:
                return False
            if known:
                return True
            if isinstance(target, Member) and isinstance(target.of, Made):
                row = self.table.members(target.of.path).get(name)
                if row and isinstance(row[column], tuple):
                    return True
        raise guards.Unsure


def names_of(node: Optional[ast.AST]) -> List[str]:
    """The exceptions of a handler; "" is every one."""
    if node is None:
        return [""]
    if isinstance(node, ast.Tuple):
        return [name for one in node.elts for name in names_of(one)]
    return [getattr(node, "attr", getattr(node, "id", "?"))]


def ends(body: List[ast.stmt]) -> bool:
    """Whether what follows a block isn't reached."""
    last = body[-1]
    if isinstance(last, ENDS):
        return True
    call = getattr(last, "value", None)
    if not isinstance(last, ast.Expr) or not isinstance(call, ast.Call):
        return False
    return getattr(call.func, "attr", getattr(call.func, "id", "")) in EXITS


def leaves(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Expr) and ends(handler.body)


def only_imports(node: ast.Try) -> bool:
    return all(isinstance(one, (ast.Import, ast.ImportFrom)) for one in node.body)


__all__ = ["Resolver", "options"]
