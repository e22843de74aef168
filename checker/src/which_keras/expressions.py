"""What the expressions of a file are, and the uses of Keras in them."""

import ast
from typing import Any, Callable, Dict, List, Optional, Set, Tuple

from which_keras import results
from which_keras.literals import Literals
from which_keras.table import Table
from which_keras.values import (
    BESIDE,
    UNKNOWN,
    Call,
    Function,
    Made,
    Many,
    Member,
    Own,
    Position,
    Ref,
    Scope,
    Shaped,
    Super,
    Tensor,
    Unknown,
    Use,
    UserClass,
    either,
    options,
)

SAME = ("tf.compat.v2", "tf._api.v2.v2", "tf._api.v2")


def normal(path: str) -> str:
    """The one spelling of a path: `tensorflow.compat.v2.keras` is `tf.keras`."""
    if path == "tensorflow" or path.startswith("tensorflow."):
        path = "tf" + path[len("tensorflow") :]
    for same in SAME:
        if path == same or path.startswith(same + "."):
            path = "tf" + path[len(same) :]
    return path


def position(node: Any) -> Position:
    end_line = getattr(node, "end_lineno", None) or node.lineno
    end = getattr(node, "end_col_offset", None)
    return (
        node.lineno,
        node.col_offset,
        end_line,
        node.col_offset if end is None else end,
    )


class Expressions(Literals):
    """Evaluates expressions. Each is visited once, so each use is recorded once."""

    def __init__(self, table: Table) -> None:
        self.table, self.results = table, results.Results(table)
        self.uses: List[Use] = []
        self.mask = table.every
        self.unsure = False
        self.scope = Scope()
        self.queue: List[Function] = []
        self.depth = 0
        self.patched: Set[str] = set()  # names that the file itself gives a value
        self.versioned = True  # whether the text that is read may look at a version
        self.handlers: Dict[type, Callable[[Any], Any]] = {
            ast.Name: self.name,
            ast.Attribute: self.attribute,
            ast.Call: lambda node: self.call(node),
            ast.Constant: self.constant,
            ast.JoinedStr: self.joined,
            ast.List: self.several,
            ast.Tuple: self.several,
            ast.Set: self.several,
            ast.Dict: self.pairs,
            ast.BinOp: self.binary,
            ast.IfExp: self.chosen,
            ast.BoolOp: self.boolean,
            ast.Subscript: self.item,
            ast.Lambda: lambda node: self.function_of(node),
            ast.ListComp: self.comprehension,
            ast.SetComp: self.comprehension,
            ast.GeneratorExp: self.comprehension,
            ast.DictComp: self.comprehension,
            ast.NamedExpr: self.walrus,
            ast.Starred: lambda node: self.value(node.value),
            ast.Await: lambda node: self.value(node.value),
        }

    def value(self, node: Optional[ast.AST]) -> Any:
        """What an expression is; its uses are recorded."""
        if node is None:
            return UNKNOWN
        handler = self.handlers.get(type(node))
        if handler:
            return handler(node)
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.value(child)
        return UNKNOWN

    # Names and attributes

    def name(self, node: ast.Name) -> Any:
        found = self.scope.find(node.id)
        path = self.by_star(node.id) if found is None else ""
        if path:
            found = self.scope.names[node.id] = Ref(path)
            self.record(node, found, imported=True)
        return UNKNOWN if found is None else found

    def by_star(self, name: str) -> str:
        """The path of a name of `from … import *`, where most releases have it; or ""."""
        best, most = "", 0
        for module in self.scope.stars:
            path = module + "." + name
            there = sum(map(bool, getattr(self.table.facts(path), "kinds", ())))
            if there and there >= most:
                best, most = path, there
        return best

    def attribute(self, node: ast.Attribute) -> Any:
        found = self.inner(node)
        self.record(node, self.last_member)
        return found

    def inner(self, node: ast.AST) -> Any:
        """What an expression is that an attribute or a call is of: not a use yet."""
        self.last_member: Any = None
        if not isinstance(node, ast.Attribute):
            return self.value(node)
        base = self.inner(node.value)
        if isinstance(node.value, ast.Attribute):
            self.between(node.value, self.last_member)
        found: List[Tuple[Any, int]] = []
        members: List[Tuple[Any, int]] = []
        for value, mask in options(base):
            one = self.of(value, node.attr)
            found.append((one, mask))
            member = one if isinstance(one, (Ref, Member)) else Member(value, node.attr)
            members.append((member, mask))
        self.last_member = either(members)
        return either(found)

    def between(self, node: ast.Attribute, member: Any) -> None:
        """Records an attribute of an object in the middle of a chain: `model.optimizer.lr`
        in `model.optimizer.lr.numpy()`."""
        if any(
            isinstance(one, Member) and not isinstance(one.of, Unknown)
            for one, _ in options(member)
        ):
            self.record(node, member)

    def of(self, value: Any, name: str) -> Any:
        """What an attribute of a value is."""
        if isinstance(value, Ref):
            path = normal(value.path + "." + name)
            if value.is_keras and self.results.kind(value.path) == "class":
                return Member(value, name)
            return Ref(path)
        if isinstance(value, (Made, Own, Tensor)):
            return results.attribute(value, name)
        if isinstance(value, (Super, Shaped)):
            return Member(value, name)
        if isinstance(value, UserClass):
            function = value.method(name)
            if function:
                return function
            keras = value.keras
            return Member(Ref(keras[0]), name) if keras else UNKNOWN
        return Member(value if isinstance(value, Unknown) else UNKNOWN, name)

    def record(
        self,
        node: Any,
        value: Any,
        call: Optional[Call] = None,
        imported: bool = False,
    ) -> None:
        """Records a use, if a value has to do with Keras."""
        targets = []
        is_use = False
        for one, mask in options(value):
            of = one.of if isinstance(one, Member) else None
            if isinstance(one, Ref) and one.path in self.patched:
                return
            if (
                (isinstance(one, Ref) and (one.is_keras or self.is_telling(one.path)))
                or isinstance(of, (Made, Tensor, Shaped))
                or (isinstance(of, Ref) and of.is_keras)
                or (isinstance(of, (Own, Super)) and of.of.keras)
                or (isinstance(of, Unknown) and call is not None)
                or (
                    isinstance(one, Ref)
                    and call is not None
                    and one.path.startswith("tf.")
                    and any(map(results.has_tensor, results.given(call)))
                )
            ):
                is_use = True
            targets.append((one, mask))
        if not is_use:
            return
        use = Use(position(node.func if call else node), targets, self.mask)
        use.call, use.imported, use.unsure, use.node = call, imported, self.unsure, node
        self.uses.append(use)

    def is_telling(self, path: str) -> bool:
        """Whether a name outside Keras isn't in each release of TensorFlow."""
        if not path.startswith("tf."):
            return False
        return path.startswith(BESIDE) or bool(self.table.lacks(path))

    def stored(self, target: ast.Attribute, base: Any, value: Any) -> None:
        """Records that an attribute of an object of Keras gets a value."""
        for one, mask in options(base):
            if isinstance(one, Ref):
                self.patched.add(normal(f"{one.path}.{target.attr}"))
            if isinstance(one, (Made, Own)) and results.families(one):
                use = Use(
                    position(target), [(Member(one, target.attr), mask)], self.mask
                )
                use.stored, use.unsure, use.node = value, self.unsure, target
                self.uses.append(use)

    def call(self, node: ast.Call) -> Any:
        raise NotImplementedError

    def function_of(self, node: Any) -> Any:
        raise NotImplementedError

    # Literals and operators

    def chosen(self, node: ast.IfExp) -> Any:
        true = self.condition(node.test)
        mask, unsure = self.mask, self.unsure
        sides = []
        for one, where in (
            (node.body, true),
            (node.orelse, None if true is None else ~true),
        ):
            self.mask = mask if where is None else mask & where
            sides.append((self.value(one), -1 if where is None else where))
        self.mask, self.unsure = mask, unsure
        return either(sides)

    def condition(self, node: ast.AST) -> Optional[int]:
        """The columns on which a condition is true, or None."""
        raise NotImplementedError

    def boolean(self, node: ast.BoolOp) -> Any:
        return either([(self.value(one), -1) for one in node.values])

    def comprehension(self, node: Any) -> Any:
        saved = self.scope
        self.scope = Scope(saved)
        for one in node.generators:
            self.assign(one.target, self.each(self.value(one.iter)))
            for test in one.ifs:
                self.value(test)
        if isinstance(node, ast.DictComp):
            self.value(node.key)
            self.value(node.value)
            result: Any = UNKNOWN
        else:
            result = Many((), self.value(node.elt))
        self.scope = saved
        return result

    def walrus(self, node: ast.NamedExpr) -> Any:
        value = self.value(node.value)
        self.assign(node.target, value)
        return value

    def assign(self, target: ast.AST, value: Any) -> None:
        """Gives a name, or each name of a tuple, its value."""
        if isinstance(target, ast.Name):
            self.scope.names[target.id] = value
        elif isinstance(target, (ast.Tuple, ast.List)):
            items = value.items if isinstance(value, Many) else ()
            fits = len(items) == len(target.elts)
            for number, one in enumerate(target.elts):
                self.assign(one, items[number] if fits else self.each(value))
        elif isinstance(target, ast.Starred):
            self.assign(target.value, Many((), self.each(value)))
        elif isinstance(target, ast.Attribute):
            base = self.inner(target.value)
            if isinstance(base, Own):
                known = base.of.attributes.get(target.attr)
                pairs = [(value, -1)] if known is None else [(known, -1), (value, -1)]
                base.of.attributes[target.attr] = either(pairs)
            self.stored(target, base, value)
        else:
            self.value(target)
