"""What a text can be, read from its source: `f"{name} is odd"` is "\\0 is odd".

A place in the source may give several texts, at most `MOST`; what can't be followed is a
hole, never left out.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import re
import string
import textwrap
from collections.abc import Callable, Iterable

from harness.collectors.message_names import (
    CAUGHT,
    HOLE,
    LAST,
    PARAMETER,
    Place,
    last_name,
    letters,
    within,
)

MOST = 4  # texts of one place
DEEP = 6  # functions, names, and attributes that are followed, one from another
PERCENT = re.compile(
    r"%(?:\((\w+)\))?[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d+))?[hlL]?([a-zA-Z%])"
)
SAME = {"strip", "lstrip", "rstrip"}
CLEANED: dict[str, Callable[[str], str]] = {
    "dedent": textwrap.dedent,
    "cleandoc": inspect.cleandoc,
}


def texts(node: ast.AST | None, place: Place, deep: int = DEEP) -> list[str]:
    """What an expression can be as a text."""
    if node is None or deep == 0:
        return [HOLE]
    read = READERS.get(type(node))
    found = read(node, place, deep - 1) if read else None
    if found is None:
        return [CAUGHT if names_caught(node, place) else HOLE]
    return list(dict.fromkeys(found))[:MOST]


def names_caught(node: ast.AST, place: Place) -> bool:
    """Whether an exception that was caught is in an expression."""
    return bool(place.caught) and any(
        isinstance(one, ast.Name) and one.id in place.caught for one in ast.walk(node)
    )


def joined(parts: Iterable[list[str]]) -> list[str]:
    """The texts of parts one after another."""
    made = itertools.islice(itertools.product(*parts), MOST)
    return ["".join(one) for one in made]


def of_constant(node: ast.Constant, place: Place, deep: int) -> list[str] | None:
    if isinstance(node.value, str):
        return [node.value]
    known = isinstance(node.value, int | float) and not isinstance(node.value, bool)
    return [str(node.value)] if known else None


def of_f_string(node: ast.JoinedStr, place: Place, deep: int) -> list[str]:
    return joined(texts(part, place, deep + 1) for part in node.values)


def of_value(node: ast.FormattedValue, place: Place, deep: int) -> list[str] | None:
    found = texts(node.value, place, deep)
    return found if any(map(letters, found)) or found == [CAUGHT] else keep(found)


def keep(found: list[str]) -> list[str]:
    """One text of those that say nothing."""
    return found[:1]


def of_operator(node: ast.BinOp, place: Place, deep: int) -> list[str] | None:
    if isinstance(node.op, ast.Add):  # a long sum isn't deep
        return joined(
            [texts(node.left, place, deep + 1), texts(node.right, place, deep + 1)]
        )
    if isinstance(node.op, ast.Mod):
        formats = texts(node.left, place, deep)
        return [
            one for text in formats for one in percent(text, node.right, place, deep)
        ]
    if isinstance(node.op, ast.Mult) and isinstance(node.right, ast.Constant):
        times = node.right.value
        if isinstance(node.left, ast.Constant) and isinstance(times, int):
            return (
                [node.left.value * times] if isinstance(node.left.value, str) else None
            )
    return None


def percent(text: str, given: ast.expr, place: Place, deep: int) -> list[str]:
    """`text % given`."""
    values = list(given.elts) if isinstance(given, ast.Tuple) else [given]
    named: dict[str, ast.expr] = {}
    if isinstance(given, ast.Dict):
        for key, value in zip(given.keys, given.values, strict=True):
            if isinstance(key, ast.Constant):
                named[str(key.value)] = value
    return filled_percent(text, values, named, place, deep)


def filled_percent(
    text: str,
    values: list[ast.expr],
    named: dict[str, ast.expr],
    place: Place,
    deep: int,
) -> list[str]:
    """A text with its `%s` filled by expressions, those that are known."""
    parts: list[list[str]] = []
    rest, end = iter(values), 0
    for match in PERCENT.finditer(text):
        parts.append([text[end : match.start()]])
        end = match.end()
        if match[2] == "%":
            parts.append(["%"])
        else:
            value = named.get(match[1]) if match[1] else next(rest, None)
            parts.append(texts(value, place, deep))
    return joined([*parts, [text[end:]]])


def of_call(node: ast.Call, place: Place, deep: int) -> list[str] | None:
    called = node.func
    if isinstance(called, ast.Attribute):
        if called.attr == "format":
            formats = texts(called.value, place, deep)
            return [
                one for text in formats for one in formatted(text, node, place, deep)
            ]
        if called.attr == "join" and node.args:
            between = texts(called.value, place, deep)
            return items(node.args[0], between[0], place, deep)
        if called.attr in SAME and not node.args:
            return [
                getattr(one, called.attr)() for one in texts(called.value, place, deep)
            ]
    name = last_name(called)
    if name in CLEANED and node.args:
        return [CLEANED[name](one) for one in texts(node.args[0], place, deep)]
    if name in ("str", "repr") and len(node.args) == 1:
        return texts(node.args[0], place, deep)
    return returned(called, place, deep)


def returned(called: ast.expr, place: Place, deep: int) -> list[str] | None:
    """What a function of the same module or class returns, where that is a text."""
    function, owner = None, ""
    if isinstance(called, ast.Name):
        function = place.module.functions.get(called.id)
    elif isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        methods = place.of_class(called.value.id)
        function = methods.functions.get(called.attr) if methods else None
        owner = place.owner
    if function is None:
        return None
    inside = within(place, function, owner)
    inside.parameters = ()
    found = [
        text
        for one in ast.walk(function)
        if isinstance(one, ast.Return) and one.value
        for text in texts(one.value, inside, deep - 1 if deep else 0)
        if letters(text) and " " in text
    ]
    return found or None


def formatted(text: str, node: ast.Call, place: Place, deep: int) -> list[str]:
    """`text.format(...)`; a text that isn't a format stays as it is."""
    named = {one.arg: one.value for one in node.keywords if one.arg}
    parts: list[list[str]] = []
    try:
        for number, (before, name, _, _) in enumerate(string.Formatter().parse(text)):
            parts.append([before])
            if name is not None:
                key = re.split(r"[.\[]", name)[0]
                at = int(key) if key.isdigit() else number if not key else -1
                value = node.args[at] if 0 <= at < len(node.args) else named.get(key)
                plain = key == name and not isinstance(value, ast.Starred)
                parts.append(texts(value, place, deep) if plain else [HOLE])
    except ValueError:
        return [text]
    return joined(parts)


def items(node: ast.expr, between: str, place: Place, deep: int) -> list[str] | None:
    """The items of a list that is written out, with a text between them."""
    if isinstance(node, ast.Name):
        first = [
            v for v in place.local.values.get(node.id, []) if isinstance(v, ast.List)
        ]
        added = place.local.added.get(node.id, [])
        found = [*(first[0].elts if first else []), *added] if first else []
    else:
        found = list(node.elts) if isinstance(node, ast.List | ast.Tuple) else []
    if not found:
        return None
    parts = [texts(one, place, deep) for one in found]
    return [between.join(one[0] if len(one) == 1 else HOLE for one in parts)]


def of_tuple(node: ast.Tuple, place: Place, deep: int) -> list[str] | None:
    """A tuple that begins with a text, as Python shows it: a hole for what is between."""
    parts = [texts(one, place, deep)[0] for one in node.elts]
    if not parts or " " not in parts[0] or not letters(parts[0]):
        return None
    return [HOLE + HOLE.join(parts) + HOLE]


def of_choice(node: ast.IfExp, place: Place, deep: int) -> list[str]:
    return [*texts(node.body, place, deep), *texts(node.orelse, place, deep)]


def of_or(node: ast.BoolOp, place: Place, deep: int) -> list[str]:
    return [one for value in node.values for one in texts(value, place, deep)]


def of_walrus(node: ast.NamedExpr, place: Place, deep: int) -> list[str]:
    return texts(node.value, place, deep)


def of_name(node: ast.Name, place: Place, deep: int) -> list[str] | None:
    """What a name can be: all that is assigned to it in the function, else in the module."""
    name = node.id
    unknown = CAUGHT if name in place.caught else HOLE
    if name in place.busy:  # `text = f"{text}, too"`
        return [unknown]
    for names in (place.local, place.module):
        if name in names.values:
            place.busy.add(name)
            found = [one for v in names.values[name] for one in texts(v, place, deep)]
            for more in names.added.get(name, []):
                extra = texts(more, place, deep)[0]
                found += [text + extra for text in found]
            place.busy.discard(name)
            silent = [one for one in found if not letters(one)]
            return [*(one for one in found if letters(one)), *silent[:1]]
        if names is place.local and name in place.parameters:
            return [chr(min(PARAMETER + place.parameters.index(name), LAST))]
    return [unknown]


def of_attribute(node: ast.Attribute, place: Place, deep: int) -> list[str] | None:
    if isinstance(node.value, ast.Name):
        names = place.of_class(node.value.id)
        if names and node.attr in names.values:
            return [
                one for v in names.values[node.attr] for one in texts(v, place, deep)
            ]
    return None


READERS: dict[type[ast.AST], Callable[..., list[str] | None]] = {
    ast.Constant: of_constant,
    ast.JoinedStr: of_f_string,
    ast.FormattedValue: of_value,
    ast.BinOp: of_operator,
    ast.Call: of_call,
    ast.Tuple: of_tuple,
    ast.IfExp: of_choice,
    ast.BoolOp: of_or,
    ast.NamedExpr: of_walrus,
    ast.Name: of_name,
    ast.Attribute: of_attribute,
}
