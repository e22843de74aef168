"""What training accepts and gives: numbers and strings in lists, what `minimize` gives, and
the name of a policy as the type of a layer.

Each rule has a program in `checker/cases/behavior.json` that was run on both sides of its
border.
"""

from typing import Any, Iterator

from which_keras import results
from which_keras.problems import BREAKS, Problem
from which_keras.table import Instead
from which_keras.values import Call, Constant, Made, Many, Member, Text

CODES = {
    "KT228": "a model doesn't accept numbers or strings in a list",
    "KT229": "minimize gives None",
    "KT230": "a layer doesn't accept the name of a policy as its dtype",
}
ARRAYS = Instead("an array: `np.array([…])`", "2.0", "", "")
COUNT = Instead("`optimizer.iterations`", "2.0", "", "")
POLICIES = ("mixed_float16", "mixed_bfloat16")


def of_model(name: str, call: Call, columns: int) -> Iterator[Problem]:
    """`fit`, `evaluate`, or `predict` with data in lists, on Keras 3."""
    given = {"x": call.value("x", 0)}
    if name == "fit":
        held_out = call.value("validation_data")
        if isinstance(held_out, Many) and held_out.items:
            given["validation_data"] = held_out.items[0]
    for word, value in given.items():
        if is_data(value):
            text = "a list isn't accepted, only arrays, tensors, and data sets"
            path = f"tf.keras.Model.{name}.{word}"
            yield Problem("KT228", BREAKS, path, text, columns, word, ARRAYS)


def is_data(value: Any) -> bool:
    """Whether a value is a list of numbers or of strings, or of such lists."""
    return (
        isinstance(value, Many)
        and bool(value.items)
        and all(is_data(one) or is_datum(one) for one in value.items)
    )


def is_datum(value: Any) -> bool:
    is_number = isinstance(value, Constant) and type(value.value) in (int, float)
    return is_number or isinstance(value, Text)


def of_result(target: Member, columns: int) -> Iterator[Problem]:
    """An attribute of what `minimize` gives."""
    if isinstance(target.of, Made) and target.of.path == results.OPERATION:
        path = f"tf.keras.{results.OPTIMIZER}.minimize"
        yield Problem("KT229", BREAKS, path, "minimize gives None", columns, "", COUNT)


def of_layer(path: str, call: Call, columns: int) -> Iterator[Problem]:
    """A layer that is made with `dtype="mixed_float16"`, before releases accept that."""
    value = call.value("dtype")
    if ".layers." in path and isinstance(value, Text) and value.tail in POLICIES:
        text = f"{value.tail!r} isn't known there"
        yield Problem("KT230", BREAKS, path + ".dtype", text, columns, "dtype")
