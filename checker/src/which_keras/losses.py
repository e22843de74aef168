"""What losses and metrics accept: lists, and None as a reduction.

Each rule has a program in `checker/cases/behavior.json` that was run on both sides of the
border.
"""

from typing import Any, Iterator

from which_keras import results
from which_keras.problems import BREAKS, Problem
from which_keras.table import Instead
from which_keras.values import Call, Constant, Made, Many, Member

CODES = {
    "KT225": "None isn't accepted as a reduction",
    "KT226": "a loss doesn't accept lists of different shapes",
    "KT227": "a list isn't accepted, as it has no shape",
}
MODULES = (".losses.", ".metrics.")
ARRAYS = Instead("arrays: `np.array([…])`", "2.0", "", "")


def of_reduction(path: str, call: Call, columns: int) -> Iterator[Problem]:
    """`reduction=None` of a loss, which Keras 2 refuses."""
    value = call.value("reduction")
    if ".losses." in path and isinstance(value, Constant) and value.value is None:
        text, how = "None isn't accepted", Instead('`"none"`', "2.0", "", "")
        name = path + ".reduction"
        yield Problem("KT225", BREAKS, name, text, columns, "reduction", how)


def of_function(path: str, call: Call, columns: int) -> Iterator[Problem]:
    """A loss that is a function, and looks at the shape of what it gets: Keras 3."""
    is_loss = any(part in path for part in MODULES)
    if is_loss and results.last_of(path) == "sparse_categorical_crossentropy":
        yield from of_list(path, call, columns)


def of_member(target: Member, call: Call, columns: int) -> Iterator[Problem]:
    """A call of a loss, or of a metric, on Keras 3."""
    path = target.of.path if isinstance(target.of, Made) else ""
    if target.name not in ("__call__", "update_state"):
        return
    kinds = results.families(target.of)
    last = results.last_of(path)
    if results.METRIC in kinds and last == "SparseCategoricalCrossentropy":
        yield from of_list(path, call, columns)
    elif results.LOSS in kinds and len(call.args) > 1:
        first, second = (shape(one) for one in call.args[:2])
        if first and second and first != second:
            text = "y_true and y_pred are lists of different shapes"
            name = (path or "tf.keras.losses.Loss") + ".__call__"
            yield Problem("KT226", BREAKS, name, text, columns, "", ARRAYS)


def of_list(path: str, call: Call, columns: int) -> Iterator[Problem]:
    if any(isinstance(one, Many) for one in call.args[:2]):
        text = "a list has no shape"
        yield Problem("KT227", BREAKS, path, text, columns, "", ARRAYS)


def shape(value: Any) -> str:
    """How the lists of a value are nested; "" where that isn't known."""
    if isinstance(value, Constant):
        return "x"
    if not isinstance(value, Many) or not value.items:
        return ""
    inside = [shape(one) for one in value.items]
    return "(" + "".join(inside) + ")" if all(inside) else ""
