"""The uses of a file as plain data: what two front ends must agree on.

Each is [cell, line, column, what, positional, keywords]: `what` is `tf.keras.layers.Dense`,
or `tf.keras.Model.fit` of an object; several, joined by ` or `. `positional` is -1 where
nothing is called. Lines and columns are from 1.
"""

from typing import Any, Dict, List, Tuple

from which_keras import read
from which_keras.check import Checker, characters, is_keras_use, mark
from which_keras.resolve import Resolver
from which_keras.rules import Rules
from which_keras.values import Made, Member, Own, Ref, Super, Use


def uses(checker: Checker, text: str, path: str = "<stdin>") -> List[List[Any]]:
    """The uses of Keras in a text, in their order."""
    source = read.source(path, text.encode())
    resolver = Resolver(checker.table, Rules(checker.table).breaks)
    lines: Dict[int, List[str]] = {}
    for unit in source.units:
        lines[unit.cell] = unit.text.split("\n")
        for tree in read.trees(unit)[0]:
            mark(tree, unit.cell)
            resolver.read(tree)
    resolver.finish()
    found = [
        of_use(one, lines)
        for one in resolver.uses
        if one.stored is None and is_keras_use(one)
    ]
    return sorted(found, key=lambda row: (row[:3], row[3]))


def places(checker: Checker, path: str) -> List[Tuple[int, int]]:
    """The cell and the line of each use in a file, of names outside Keras, too."""
    source = read.load(path)
    resolver = Resolver(checker.table, Rules(checker.table).breaks)
    for unit in source.units:
        for tree in read.trees(unit)[0]:
            mark(tree, unit.cell)
            resolver.read(tree)
    resolver.finish()
    return [(getattr(one.node, "cell", 0), one.position[0]) for one in resolver.uses]


def of_use(use: Use, lines: Dict[int, List[str]]) -> List[Any]:
    cell = getattr(use.node, "cell", 0)
    line, column = use.position[:2]
    targets = sorted({named(target) for target, _ in use.targets})
    call = use.call
    return [
        cell,
        line,
        characters(lines[cell], line, column),
        " or ".join(targets),
        -1 if call is None else len(call.args),
        [] if call is None else [word for word, _ in call.named],
    ]


KINDS = {"Tensor": "KerasTensor", "Shaped": "KerasTensor.shape"}


def named(target: Any) -> str:
    """How a target is written."""
    if isinstance(target, Ref):
        return target.path
    if isinstance(target, Member):
        of = target.of
        if isinstance(of, (Made, Ref)):
            owner = of.path
        elif isinstance(of, (Own, Super)):
            owner = (of.of.keras or ["?"])[0]
        else:
            owner = KINDS.get(type(of).__name__, "?")
        return f"{owner}.{target.name}"
    return "?"
