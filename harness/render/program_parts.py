"""Pieces of a program that shows one recorded result: helpers, inputs, what it prints.

A program prints a part of a result as the record has it, so that what it must print on a
release follows from the record. `benchmarks/behavior_programs.py` runs all of them.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from typing import TypeGuard

from harness.collectors.behavior_compare import figures_agree, is_array, is_number
from harness.collectors.in_package import INSIDE

FEW = 8  # an array with at most so many values is kept whole
PLACES = ("[:3]", "[-2:]", ".mean()", "abs.mean()")  # of what is kept of a larger one
RAMP = '''
def ramp(shape, phase=0):
    """Fixed values between -0.4 and 0.6."""
    count = int(np.prod(shape))
    steps = (np.arange(count) * 7 + 3 * phase) % 11
    fine = np.cos(np.arange(count) + phase) / 100
    return ((steps - 4) / 10 + fine).reshape(shape).astype("float32")
'''
PATTERN = """
def pattern(shape, phase):
    return (0.05 + 0.85 * (ramp(shape, phase) + 0.41)).astype("float32")
"""
FIGURE = re.compile(r"(?<![\w.])[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?(?![\w.])")
COUNTER = re.compile(r"_\d+\b")  # names that count up lose it in the record
SHAPE = re.compile(r" \([\d, ]*\)")


class NoProgram(Exception):
    """Why a result has no program."""


@dataclass
class Program:
    """Lines of a program, and the expression of each part of what it computes."""

    lines: list[str]
    parts: dict[str, str] = field(default_factory=dict)
    typed: set[str] = field(default_factory=set)  # parts that are arrays as they are

    def text(self, shown: list[str]) -> str:
        own = [one for one in self.lines if one.startswith("import ")]
        rest = [one for one in self.lines if one not in own]
        body = "\n".join([*rest, *shown]).lstrip("\n")
        helpers = ""
        if "ramp(" in body or "pattern(" in body:
            helpers = RAMP + (PATTERN if "pattern(" in body else "") + "\n"
        head = "".join(f"{one}\n" for one in [*own, *[""] * bool(own)])
        head += "import numpy as np\n" * bool(re.search(r"\bnp\.", helpers + body))
        head += "import tensorflow as tf\n"
        return f"{head}{helpers or chr(10)}{body}".rstrip("\n") + "\n"


def constants(module: str) -> dict[str, object]:
    """The literal constants of a module of `inside/`."""
    tree = ast.parse((INSIDE / f"{module}.py").read_text("utf-8"))
    found = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                found[node.targets[0].id] = ast.literal_eval(node.value)
            except ValueError:
                continue
    return found


def shown(expression: str, old: object, new: object) -> tuple[list[str], str, str]:
    """The lines that print a part, and what they print on either side."""
    if is_array(old) and is_array(new):
        return of_arrays(expression, old, new)
    if (one_side := of_kinds(expression, old, new)) is not None:
        return one_side
    if of_rows(old) and of_rows(new):
        return [f"print({expression})"], str(joined_rows(old)), str(joined_rows(new))
    if is_number(old) and is_number(new):
        return [f'print("%.6g" % {expression})'], six(old), six(new)
    if of_numbers(old) and of_numbers(new):
        line = f'print(*["%.6g" % one for one in {expression}])'
        return [line], " ".join(map(six, old)), " ".join(map(six, new))
    if isinstance(old, dict) and isinstance(new, dict):
        return [f"print(sorted({expression}))"], str(sorted(old)), str(sorted(new))
    if of_texts(old) and of_texts(new):
        return [f"print(list({expression}))"], str(old), str(new)
    if isinstance(old, (str, bool)) and isinstance(new, (str, bool)):
        return [f"print({expression})"], str(old), str(new)
    raise NoProgram("one side gives another kind of object")


def of_kinds(
    expression: str, old: object, new: object
) -> tuple[list[str], str, str] | None:
    """Where the sides are of two kinds: what tells them apart."""
    if (old is None) != (new is None):
        return [f"print({expression} is None)"], str(old is None), str(new is None)
    if is_array(old) != is_array(new) and (is_number(old) or is_number(new)):
        line = f'print("an array:", hasattr({expression}, "dtype"))'
        return [line], f"an array: {is_array(old)}", f"an array: {is_array(new)}"
    if not (isinstance(old, list) and isinstance(new, list)):
        return None
    sparse = [one[:1] == ["sparse"] for one in (old, new)]
    if sparse[0] != sparse[1]:
        line = f'print("sparse:", hasattr({expression}, "dense_shape"))'
        return [line], f"sparse: {sparse[0]}", f"sparse: {sparse[1]}"
    if len(old) != len(new) and any(map(is_array, [*old, *new])):
        return [f"print(len({expression}))"], str(len(old)), str(len(new))
    return None


def of_rows(value: object) -> bool:
    """Whether a value is a list of variables: [name, shape, …]."""
    return isinstance(value, list) and all(
        isinstance(row, list) and len(row) > 1 and of_texts(row[:2]) for row in value
    )


def joined_rows(rows: object) -> list[str]:
    assert isinstance(rows, list)
    return [f"{row[0]} {row[1]}" for row in rows]


def of_numbers(value: object) -> TypeGuard[list[float]]:
    return isinstance(value, list) and bool(value) and all(map(is_number, value))


def of_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def six(value: float | str) -> str:
    """Six digits, as the record has them; `nan` and `inf` are text there."""
    return value if isinstance(value, str) else f"{value:.6g}"


def of_arrays(
    expression: str, old: list[object], new: list[object]
) -> tuple[list[str], str, str]:
    """Type, shape, and the values that differ: all of few, or a part of many."""
    where = differing(old, new)
    lines = [f"out = np.array({expression})"]
    if "?" in f"{old[1]}{new[1]}":  # a size that is drawn
        return [*lines, "print(out.dtype)"], str(old[0]), str(new[0])
    if "text" in (old[0], new[0]):
        raise NoProgram("it gives text")
    if where is None:
        lines.append("print(out.dtype, out.shape)")
        return lines, head(old), head(new)
    part = "np.abs(out).mean()" if where == "abs.mean()" else f"out.ravel(){where}"
    if where.endswith("mean()"):
        part = part.replace("out", 'out.astype("float64")').replace(".ravel()", "")
        lines.append(f'print(out.dtype, out.shape, "%.6g" % {part})')
    else:
        part = part.removesuffix("[:]")
        lines.append(f'print(out.dtype, out.shape, *["%.6g" % one for one in {part}])')
    return lines, sliced(old, where), sliced(new, where)


def differing(old: list[object], new: list[object]) -> str | None:
    """The part of two arrays that differs; None where only type or shape does."""
    left, right = old[2], new[2]
    assert isinstance(left, list) and isinstance(right, list)
    if any(isinstance(one, list) for one in [*left, *right]):
        raise NoProgram("its values are complex numbers")
    if old[1] != new[1] or len(left) != len(right) or not left:
        return None  # of what is drawn without a seed, no values are kept
    if len(left) <= FEW:
        return "[:]"
    kind = str(old[0])
    for part in PLACES:
        if not figures_agree(taken(left, part), taken(right, part), kind):
            return part
    return None


def taken(values: list[float], part: str) -> list[float]:
    """A part of what is kept of an array, which is whole or has nine values."""
    if part == "[:]":
        return values
    return {
        "[:3]": values[:3],
        "[-2:]": values[3:5],
        ".mean()": values[5:6],
        "abs.mean()": values[6:7],
    }[part]


def head(array: list[object]) -> str:
    sizes = [one for one in str(array[1]).split(",") if one]
    return f"{array[0]} ({', '.join(sizes)}{',' * (len(sizes) == 1)})"


def sliced(array: list[object], where: str) -> str:
    values = array[2]
    assert isinstance(values, list)
    return " ".join([head(array), *map(six, taken(values, where))])


def agrees(expected: str, printed: str) -> bool:
    """Whether a program printed what the record says, within six digits and rounding."""
    expected, printed = COUNTER.sub("", expected), COUNTER.sub("", printed)
    texts = [SHAPE.sub(" ", text) for text in (expected, printed)]
    if SHAPE.findall(expected) != SHAPE.findall(printed):
        return False
    if FIGURE.sub("#", texts[0]) != FIGURE.sub("#", texts[1]):
        return False
    left, right = ([float(one) for one in FIGURE.findall(text)] for text in texts)
    kind = "float16" if "float16" in expected else "float32"
    return figures_agree(left, right, kind)


def literal(value: str) -> str:
    """A value of a case's label as code: `[2,2]` is a tuple, a word is a text."""
    if value.startswith("[") and value.endswith("]"):
        inner = value[1:-1]
        parts = [literal(one) for one in inner.split(",") if one]
        return f"({', '.join(parts)}{',' * (len(parts) == 1)})"
    try:
        ast.literal_eval(value)
    except (ValueError, SyntaxError):
        return f'"{value}"'
    return value
