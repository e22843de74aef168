"""Programs of recorded cases: activations, regularizers, constraints, initializers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from harness.render.program_kinds import Given, arguments, changed, is_changed
from harness.render.program_parts import NoProgram, Program


def activation(
    name: str, case: str, given: Given, result: Mapping[str, Any]
) -> Program:
    table = "[[1.0, 2.0, 4.0, -3.0], [0.5, -0.5, 0.0, 1.0]]"
    values = {
        "line": ("np.linspace(-6, 6, 25)[None]", "float32"),
        "six values": ("[[-0.5, 0.5, -1e-3, 1e-3, 2.5, -2.5]]", "float32"),
        "one axis": ("[-0.5, 0.5, -1e-3, 1e-3, 2.5, -2.5]", "float32"),
        "float64": (table, "float64"),
        "float16": (table, "float16"),
        "int": ("[[-2, 0, 3]]", "int64"),
    }
    x, dtype = values.get(case, (table, "float32"))
    more = f", {changed(case)}" if is_changed(case) else ""
    if case == "int":
        x = f'np.array({x}, "int64")'
        return Program([f"x = {x}"], {"out": f"tf.keras.{name}(x)"})
    lines = [
        f'x = tf.constant({x}, "{dtype}")',
        "with tf.GradientTape() as tape:",
        "    tape.watch(x)",
        f"    y = tf.keras.{name}(x{more})",
    ]
    return Program(lines, {"out": "y", "gradient": "tape.gradient(y, x)"})


def penalty(name: str, case: str, given: Given, result: Mapping[str, Any]) -> Program:
    """A regularizer or a constraint."""
    words = arguments(given, case, is_changed(case))
    lines = [f"penalty = tf.keras.{name}({words})"]
    if case == "config":
        return Program(lines, {"config": "penalty.get_config()"})
    shape = "(3, 3, 2, 4)" if case == "(3,3,2,4)" else "(4, 3)"
    lines.append(f"x = tf.constant(3 * ramp({shape}))")
    return Program(lines, {"out": "penalty(x)"})


def initializer(
    name: str, case: str, given: Given, result: Mapping[str, Any]
) -> Program:
    if "draw" in result:
        raise NoProgram("it's random: its record is a distribution")
    words = arguments(given, case, is_changed(case))
    lines = [f"initializer = tf.keras.{name}({words})"]
    if case == "config":
        return Program(lines, {"config": "initializer.get_config()"})
    short = name.rpartition(".")[2]
    shapes = {"kernel": "(3, 3, 12, 16)", "one axis": "(1000,)"}
    square = "(40, 40)" if short.startswith(("Orthogonal", "Identity")) else "(50, 40)"
    return Program(lines, {"out": f"initializer({shapes.get(case, square)})"})
