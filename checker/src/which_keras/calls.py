"""Calls, and the functions of the file that they enter."""

import ast
from typing import Any, List, Optional, Tuple

from which_keras import results
from which_keras.expressions import Expressions
from which_keras.results import last_of
from which_keras.values import (
    UNKNOWN,
    Call,
    Constant,
    Either,
    Function,
    Made,
    Member,
    Own,
    Pairs,
    Ref,
    Scope,
    Shaped,
    Super,
    Tensor,
    Text,
    UserClass,
    either,
    options,
)


class Calls(Expressions):
    """Evaluates calls: what they give, and what they record."""

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
        recorded = (
            function
            if member is None or isinstance(function, (Either, Ref))
            else member
        )
        if isinstance(recorded, (Made, Own)):
            recorded = Member(recorded, "__call__")
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
            above = (
                own.above(value.name) if own and isinstance(value.of, Super) else None
            )
            if above:
                return self.enter(above, call)
            return self.results.of_member(value, call)
        return UNKNOWN

    def outside(self, path: str, call: Call) -> Any:
        """What a call of a name outside Keras gives."""
        if path in ("os.path.join", "posixpath.join") and call.args:
            last = call.args[-1]
            return Text(last.tail, False) if isinstance(last, Text) else UNKNOWN
        old = path.startswith("tf.compat.v1.train.") and path.endswith("Optimizer")
        private = path.startswith("tf.python.keras.") and last_of(path)[:1].isupper()
        if path == "tf.Variable" or old or private:
            return Made(path)
        if path == "pathlib.Path" and call.args:
            return call.args[-1]
        if path.startswith("tf.") and any(map(results.has_tensor, call.args)):
            return Tensor()
        return UNKNOWN

    def initialize(self, of: UserClass, call: Call) -> None:
        function = of.method("__init__")
        if function and not function.is_read:
            self.enter(function, call, Own(of))

    def enter(
        self, function: Function, call: Optional[Call], self_value: Any = None
    ) -> Any:
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
        names = [
            one.arg for one in [*getattr(arguments, "posonlyargs", []), *arguments.args]
        ]
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
            kinds = {results.family(path) for path in function.owner.keras}
            name = getattr(function.node, "name", "")
            if name == "build" and names and kinds & {results.LAYER, results.MODEL}:
                self.scope.names[names[0]] = Shaped()
        if call:
            self.scope.names.update(zip(names, call.args))
            self.scope.names.update((n, v) for n, v in call.named if n in every)

    def super_of(self, node: ast.Call) -> Any:
        for one in node.args:
            self.value(one)
        owner = self.scope.owner
        return Super(owner) if owner else UNKNOWN

    def function_of(self, node: Any) -> Any:
        """A function; its body is read later."""
        made = Function(node, self.scope, self.mask, None)
        made.unsure = self.unsure
        node.decorator_list = getattr(node, "decorator_list", [])
        arguments = node.args
        places = [*getattr(arguments, "posonlyargs", []), *arguments.args]
        found = {}
        defaults = zip(reversed(places), reversed(arguments.defaults))
        for one, default in [
            *defaults,
            *zip(arguments.kwonlyargs, arguments.kw_defaults),
        ]:
            value = self.value(default)
            if (
                isinstance(value, (Text, Constant))
                and getattr(value, "value", "") is not None
            ):
                continue  # a call may give another one
            found[one.arg] = value
        made.defaults = {n: v for n, v in found.items() if isinstance(v, (Ref, Made))}  # type: ignore[attr-defined]
        for one in [*places, *arguments.kwonlyargs]:
            annotated = (
                self.value(one.annotation) if getattr(one, "annotation", None) else None
            )
            if isinstance(annotated, Ref) and annotated.is_keras:
                made.defaults[one.arg] = Made(annotated.path)  # type: ignore[attr-defined]
        self.queue.append(made)
        return made
