"""What literals and operators give: strings, lists, dictionaries."""

import ast
from typing import Any

from which_keras import results
from which_keras.values import (
    UNKNOWN,
    Constant,
    Many,
    Pairs,
    Tensor,
    Text,
    either,
)


class Literals:
    """Evaluates literals and operators."""

    def value(self, node: Any) -> Any:
        raise NotImplementedError

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
        if (
            isinstance(node.op, ast.Add)
            and isinstance(left, Many)
            and isinstance(right, Many)
        ):
            return Many(left.items + right.items, left.each or right.each)
        return UNKNOWN

    def item(self, node: ast.Subscript) -> Any:
        base = self.value(node.value)
        index = node.slice
        index = (
            getattr(index, "value", index) if type(index).__name__ == "Index" else index
        )
        place = self.value(index)
        if isinstance(base, Many):
            number = place.value if isinstance(place, Constant) else None
            if (
                base.items
                and isinstance(number, int)
                and -len(base.items) <= number < len(base.items)
            ):
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
