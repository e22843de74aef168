"""What the expressions of a file are, and the uses of Keras in them."""

import ast
from typing import Any, Callable, Dict, List, Optional, Tuple

from which_keras import guards, results
from which_keras.table import Table
from which_keras.values import (
    UNKNOWN,
    Call,
    Constant,
    Either,
    Function,
    Made,
    Many,
    Member,
    Own,
    Pairs,
    Position,
    Ref,
    Scope,
    Super,
    Tensor,
    Text,
    Unknown,
    Use,
    UserClass,
    either,
    is_keras,
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
    return node.lineno, node.col_offset, end_line, node.col_offset if end is None else end


class Expressions:
    """Evaluates expressions. Each is visited once, so each use is recorded once."""

    def __init__(self, table: Table) -> None:
        self.table, self.results = table, results.Results(table)
        self.uses: List[Use] = []
        self.mask = table.every
        self.unsure = False
        self.scope = Scope()
        self.queue: List[Function] = []
        self.depth = 0
        self.versioned = True  # whether the text that is read may look at a version
        self.handlers: Dict[type, Callable[[Any], Any]] = {
            ast.Name: self.name,
            ast.Attribute: self.attribute,
            ast.Call: self.call,
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
            ast.Lambda: self.function_of,
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
        if found is None and self.scope.stars:
            for module in self.scope.stars:
                path = module + "." + node.id
                if self.table.facts(path):
                    self.record(node, Ref(path), imported=True)
                    self.scope.names[node.id] = Ref(path)
                    return Ref(path)
        return UNKNOWN if found is None else found

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
        found: List[Tuple[Any, int]] = []
        members: List[Tuple[Any, int]] = []
        for value, mask in options(base):
            one = self.of(value, node.attr)
            found.append((one, mask))
            member = one if isinstance(one, (Ref, Member)) else Member(value, node.attr)
            members.append((member, mask))
        self.last_member = either(members)
        return either(found)

    def of(self, value: Any, name: str) -> Any:
        """What an attribute of a value is."""
        if isinstance(value, Ref):
            path = normal(value.path + "." + name)
            if value.is_keras and self.results.kind(value.path) == "class":
                return Member(value, name)
            return Ref(path)
        if isinstance(value, (Made, Own)):
            return results.attribute(value, name)
        if isinstance(value, (Super, Tensor)):
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
            if isinstance(one, Ref) and (
                one.is_keras or one.path.startswith(("tf.python.keras", "tf.contrib"))
            ):
                is_use = True
            elif isinstance(of, (Made, Tensor)) or (isinstance(of, Ref) and of.is_keras):
                is_use = True
            elif isinstance(of, (Own, Super)) and of.of.keras:
                is_use = True
            elif (isinstance(of, Unknown) and call is not None) or (
                isinstance(one, Ref)
                and call is not None
                and one.path.startswith("tf.")
                and any(map(results.has_tensor, [*call.args, *(v for _, v in call.named)]))
            ):
                is_use = True
            targets.append((one, mask))
        if not is_use:
            return
        use = Use(position(node.func if call else node), targets, self.mask)
        use.call, use.imported, use.unsure, use.node = call, imported, self.unsure, node
        self.uses.append(use)

    # Calls

    def call(self, node: ast.Call) -> Any:
        if getattr(node.func, "id", "") == "super":
            return self.super_of(node)
        function = self.inner(node.func)
        member = self.last_member if isinstance(node.func, ast.Attribute) else None
        args, starred = [], False
        for one in node.args:
            if isinstance(one, ast.Starred):
                self.value(one)
                starred = True
            elif not starred:
                args.append(self.value(one))
            else:
                self.value(one)
        named: List[Tuple[str, Any]] = []
        doubled = False
        for keyword in node.keywords:
            value = self.value(keyword.value)
            if keyword.arg:
                named.append((keyword.arg, value))
            elif isinstance(value, Pairs) and value.whole:
                named += value.items
            else:
                doubled = True
        call = Call(tuple(args), tuple(named), starred, doubled)
        recorded = function if member is None or isinstance(function, (Either, Ref)) else member
        self.record(node, recorded, call)
        return either(
            [(self.called(one, call), mask) for one, mask in options(function)]
        )

    def called(self, value: Any, call: Call) -> Any:
        """What a call gives."""
        if isinstance(value, Ref):
            if value.is_keras:
                return self.results.of_keras(value.path, call)
            return self.outside(value.path, call)
        if isinstance(value, (Made, Own)):
            return self.results.of_object(value, call)
        if isinstance(value, UserClass):
            self.initialize(value, call)
            return Own(value)
        if isinstance(value, Function):
            return self.enter(value, call)
        if isinstance(value, Member):
            own = results.class_of(value.of)
            function = own.method(value.name) if own else None
            if function and isinstance(value.of, Own):
                return self.enter(function, call, value.of)
            return self.results.of_member(value, call)
        return UNKNOWN

    def outside(self, path: str, call: Call) -> Any:
        """What a call of a name outside Keras gives."""
        if path in ("os.path.join", "posixpath.join") and call.args:
            last = call.args[-1]
            return Text(last.tail, False) if isinstance(last, Text) else UNKNOWN
        if path == "pathlib.Path" and call.args:
            return call.args[-1]
        if path.startswith("tf.") and any(map(results.has_tensor, call.args)):
            return Tensor()
        return UNKNOWN

    def initialize(self, of: UserClass, call: Call) -> None:
        function = of.method("__init__")
        if function and not function.is_read:
            self.enter(function, call, Own(of))

    def enter(self, function: Function, call: Optional[Call], self_value: Any = None) -> Any:
        """Reads the body of a function, once; what it returns."""
        if function.is_read or self.depth > 40:
            return function.result
        function.is_read = True
        saved = self.scope, self.mask, self.unsure
        self.scope = Scope(function.scope)
        self.mask, self.unsure = function.mask, function.unsure
        self.scope.owner = function.owner
        self.depth += 1
        self.bind(function, call, self_value)
        if isinstance(function.node, ast.Lambda):
            function.result = self.value(function.node.body)
        else:
            function.result = self.body_of(function)
        self.depth -= 1
        self.scope, self.mask, self.unsure = saved
        return function.result

    def body_of(self, function: Function) -> Any:
        raise NotImplementedError

    def bind(self, function: Function, call: Optional[Call], self_value: Any) -> None:
        """Gives the parameters of a function their values."""
        arguments = function.node.args
        names = [one.arg for one in [*getattr(arguments, "posonlyargs", []), *arguments.args]]
        every = [*names, *(one.arg for one in arguments.kwonlyargs)]
        for one in (arguments.vararg, arguments.kwarg):
            if one:
                every.append(one.arg)
        self.scope.names.update(dict.fromkeys(every, UNKNOWN))
        known = function.defaults if hasattr(function, "defaults") else {}
        self.scope.names.update(known)
        if function.owner and names and "staticmethod" not in function.decorators:
            is_class = "classmethod" in function.decorators
            own = function.owner if is_class else (self_value or Own(function.owner))
            self.scope.names[names.pop(0)] = own
        if call:
            self.scope.names.update(zip(names, call.args))
            self.scope.names.update((n, v) for n, v in call.named if n in every)

    def super_of(self, node: ast.Call) -> Any:
        for one in node.args:
            self.value(one)
        owner = self.scope.owner
        return Super(owner) if owner else UNKNOWN

    # Literals and operators

    def constant(self, node: ast.Constant) -> Any:
        if isinstance(node.value, str):
            return Text(node.value, True)
        if isinstance(node.value, (bytes, type(Ellipsis))):
            return UNKNOWN
        return Constant(node.value)

    def joined(self, node: ast.JoinedStr) -> Any:
        for one in node.values:
            if isinstance(one, ast.FormattedValue):
                self.value(one.value)
        last = node.values[-1] if node.values else None
        if isinstance(last, ast.Constant) and isinstance(last.value, str):
            return Text(last.value, False)
        return UNKNOWN

    def several(self, node: Any) -> Any:
        items = [self.value(one) for one in node.elts]
        if any(isinstance(one, ast.Starred) for one in node.elts):
            return Many((), either([(one, -1) for one in items]))
        return Many(tuple(items[:50]))

    def pairs(self, node: ast.Dict) -> Any:
        items, whole = [], True
        for key, value in zip(node.keys, node.values):
            name = self.value(key) if key else None
            found = self.value(value)
            if isinstance(name, Text) and name.whole:
                items.append((name.tail, found))
            else:
                whole = False
        return Pairs(tuple(items), whole)

    def binary(self, node: ast.BinOp) -> Any:
        left, right = self.value(node.left), self.value(node.right)
        if results.has_tensor(left) or results.has_tensor(right):
            return Tensor()
        if isinstance(right, Text) and isinstance(node.op, (ast.Add, ast.Div)):
            whole = isinstance(left, Text) and left.whole and right.whole
            if whole and isinstance(node.op, ast.Add):
                return Text(left.tail + right.tail, True)
            return Text(right.tail, False)
        if isinstance(left, Text) and isinstance(node.op, ast.Mod):
            tail = left.tail.rpartition("%")[2][1:]
            return Text(tail, False) if "%" in left.tail else UNKNOWN
        if isinstance(node.op, ast.Add) and isinstance(left, Many) and isinstance(right, Many):
            return Many(left.items + right.items, left.each or right.each)
        return UNKNOWN

    def chosen(self, node: ast.IfExp) -> Any:
        true = self.condition(node.test)
        mask, unsure = self.mask, self.unsure
        sides = []
        for one, where in ((node.body, true), (node.orelse, None if true is None else ~true)):
            self.mask = mask if where is None else mask & where
            sides.append((self.value(one), -1 if where is None else where))
        self.mask, self.unsure = mask, unsure
        return either(sides)

    def condition(self, node: ast.AST) -> Optional[int]:
        """The columns on which a condition holds, or None."""
        self.value(node)
        if not self.versioned or not guards.mentions(node):
            return None
        return guards.columns(node, self.lookups, len(self.table.columns))

    def lookups(self, column: int) -> guards.Lookup:
        raise NotImplementedError

    def boolean(self, node: ast.BoolOp) -> Any:
        return either([(self.value(one), -1) for one in node.values])

    def item(self, node: ast.Subscript) -> Any:
        base = self.value(node.value)
        index = node.slice
        index = getattr(index, "value", index) if type(index).__name__ == "Index" else index
        place = self.value(index)
        if isinstance(base, Many):
            number = place.value if isinstance(place, Constant) else None
            if base.items and isinstance(number, int) and -len(base.items) <= number < len(base.items):
                return base.items[number]
            if isinstance(index, ast.Slice):
                return Many((), self.each(base))
            return self.each(base)
        if isinstance(base, Pairs) and isinstance(place, Text):
            return dict(base.items).get(place.tail, UNKNOWN)
        return Tensor() if isinstance(base, Tensor) else UNKNOWN

    def each(self, value: Any) -> Any:
        """What an item of a value is."""
        if isinstance(value, Many):
            if value.items:
                return either([(one, -1) for one in value.items])
            return UNKNOWN if value.each is None else value.each
        return UNKNOWN

    def function_of(self, node: Any) -> Any:
        """A function; its body is read later."""
        made = Function(node, self.scope, self.mask, None)
        made.unsure = self.unsure
        node.decorator_list = getattr(node, "decorator_list", [])
        arguments = node.args
        places = [*getattr(arguments, "posonlyargs", []), *arguments.args]
        found = {}
        defaults = zip(reversed(places), reversed(arguments.defaults))
        for one, default in [*defaults, *zip(arguments.kwonlyargs, arguments.kw_defaults)]:
            value = self.value(default)
            if isinstance(value, (Text, Constant)) and getattr(value, "value", "") is not None:
                continue  # a call may give another one
            found[one.arg] = value
        made.defaults = {n: v for n, v in found.items() if isinstance(v, (Ref, Made))}  # type: ignore[attr-defined]
        for one in [*places, *arguments.kwonlyargs]:
            annotated = self.value(one.annotation) if getattr(one, "annotation", None) else None
            if isinstance(annotated, Ref) and annotated.is_keras:
                made.defaults[one.arg] = Made(annotated.path)  # type: ignore[attr-defined]
        self.queue.append(made)
        return made

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
        else:
            self.value(target)


__all__ = ["Expressions", "is_keras", "normal", "position"]
