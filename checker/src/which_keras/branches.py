"""Branches: what is reached on which release, and what a name is after them."""

import ast
from typing import Any, Callable, Dict, List, Optional, Tuple

from which_keras import guards
from which_keras.calls import Calls
from which_keras.expressions import position
from which_keras.table import Table
from which_keras.values import UNKNOWN, Made, Member, Ref, Use, Versioned, either

IMPORTS = {"ImportError", "ModuleNotFoundError"}
CATCHES = {
    "import": {*IMPORTS, "Exception", "BaseException", ""},
    "attribute": {"AttributeError", "Exception", "BaseException", ""},
    "call": {"TypeError", "ValueError", "Exception", "BaseException", ""},
}
ENDS = (ast.Raise, ast.Return, ast.Continue, ast.Break)
EXITS = {"exit", "quit", "_exit", "SkipTest", "skip"}


class Branches(Calls):
    """`if`, `for`, `with`, `try`, `assert`. `breaks` gives the columns on which a use breaks."""

    def __init__(self, table: Table, breaks: Callable[[Use], int]) -> None:
        super().__init__(table)
        self.breaks = breaks
        self.required: List[
            Tuple[ast.AST, int]
        ] = []  # an assertion, and where it fails

    def block(self, body: List[ast.stmt]) -> None:
        raise NotImplementedError

    def mentions(self, node: ast.AST) -> bool:
        return self.versioned and guards.mentions(node)

    def if_(self, node: ast.If) -> None:
        where = self.condition(node.test)
        guarded = where is None and self.depends(node.test)
        node.where = where  # type: ignore[attr-defined]
        self.branches(
            [
                (lambda: self.block(node.body), -1 if where is None else where),
                (lambda: self.block(node.orelse), -1 if where is None else ~where),
            ],
            guarded,
        )

    def branches(
        self, sides: List[Tuple[Callable[[], None], int]], unsure: bool
    ) -> None:
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
                before[name] = either(
                    [(value, where) for value, where in values if where]
                )

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
            if not any(isinstance(stmt, ast.Raise) for stmt in one.body)
            and not leaves(one)
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
        is_import = (
            bool(inside) and all(use.imported for use in inside) and only_imports(node)
        )
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

    def condition(self, node: ast.AST) -> Optional[int]:
        """The columns on which a condition is true, or None."""
        self.value(node)
        if self.is_typing(node):
            return 0
        if not self.depends(node):
            return None
        return guards.columns(node, self.lookups, len(self.table.columns))

    def depends(self, node: ast.AST) -> bool:
        """Whether a condition depends on the release: it asks for a version or a name, or
        has a name that does."""
        if not self.versioned:
            return False
        if guards.mentions(node):
            return True
        names = (one.id for one in ast.walk(node) if isinstance(one, ast.Name))
        return any(isinstance(self.scope.find(name), Versioned) for name in names)

    def is_typing(self, node: ast.AST) -> bool:
        """`if TYPE_CHECKING:` isn't for a run."""
        if isinstance(node, ast.Name):
            return self.scope.find(node.id) == Ref("typing.TYPE_CHECKING")
        return isinstance(node, ast.Attribute) and node.attr == "TYPE_CHECKING"

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
            known = isinstance(target, Ref) and (
                self.table.facts(target.path)
                if target.is_keras
                else self.is_telling(target.path)
            )
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
