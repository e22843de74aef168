"""What names and arguments don't say: file names, tensors of Keras, methods of subclasses.

Each rule has a program in `checker/cases/behavior.json` that was run on both sides of its
border.
"""

from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple

from which_keras import results, unclear
from which_keras.files import Files
from which_keras.problems import BREAKS, CHANGES, PERHAPS, Problem
from which_keras.strings import CODES as STRING_CODES
from which_keras.strings import Strings
from which_keras.table import Instead, Table
from which_keras.values import (
    Call,
    Made,
    Member,
    Own,
    Ref,
    Super,
    Use,
    UserClass,
)

CODES = {
    **STRING_CODES,
    "KT201": "a tensor of Keras is given to a function of TensorFlow",
    "KT202": "a model is saved or loaded by a name without a known extension",
    "KT203": "weights are saved or loaded by a name without a known extension",
    "KT204": "ModelCheckpoint writes to a name without a known extension",
    "KT205": "save_format isn't accepted",
    "KT206": "the HDF5 format is a legacy format",
    "KT207": "a method of a tensor of Keras doesn't exist",
    "KT208": "nothing calls this method anymore",
    "KT209": "an optimizer of tf.compat.v1 isn't accepted",
    "KT301": "the file requires another release",
    "KT302": "a private module of TensorFlow",
    "KT401": "perhaps a method that doesn't exist: the receiver isn't known",
    "KT402": "perhaps an argument that doesn't exist: the receiver isn't known",
}
CHECKED = {
    "is_tensor",
    "nest",
    "TensorSpec",
    "keras",
    "compat",
    "debugging",
    "TensorShape",
}


class Behavior(Files):
    """The rules that are written by hand."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.strings = Strings(table)
        self.keras3 = self.columns_of(lambda version: version >= (3,))
        self.legacy_warns = self.columns_of(lambda version: version >= (2, 13))

    def columns_of(self, holds: Callable[[Tuple[int, ...]], bool]) -> int:
        """The columns whose Keras has a version for which something holds."""
        found = 0
        for number, column in enumerate(self.table.columns):
            version = self.table.about["releases"][column].get("keras", "2.4")
            if holds(tuple(int(n) for n in version.split(".")[:2])):
                found |= 1 << number
        return found

    def judge(self, use: Use) -> List[Problem]:
        """What is wrong with a use, on the columns on which it is reached."""
        found = []
        for target, mask in use.targets:
            where = mask & use.mask
            for one in self.of(target, use):
                columns = one.columns & where
                if columns:
                    unsure = use.unsure or len(use.targets) > 1
                    level = PERHAPS if unsure and one.level == BREAKS else one.level
                    found.append(one._replace(columns=columns, level=level))
        return found

    def of(self, target: Any, use: Use) -> Iterator[Problem]:
        call = use.call
        if call is not None:
            yield from self.strings.of(target, call)
        if isinstance(target, Ref):
            if target.path.startswith("tf.python.keras"):
                text = "a private copy of Keras, which no release promises"
                yield Problem("KT302", PERHAPS, target.path, text, self.table.every)
            if call is not None:
                yield from self.of_function(target.path, call)
        elif isinstance(target, Member):
            yield from self.of_member(target, call)

    def of_function(self, path: str, call: Call) -> Iterator[Problem]:
        last = results.last_of(path)
        if path.startswith("tf.") and not Ref(path).is_keras:
            given = [*call.args, *(value for _, value in call.named)]
            if (
                any(map(results.has_tensor, given))
                and path.split(".")[1] not in CHECKED
            ):
                text = "a KerasTensor can't be the input of a TensorFlow function"
                instead = Instead(
                    "call it in a layer: `tf.keras.layers.Lambda`, or a class of your own",
                    "2.0",
                    "errors/kerastensor-in-tf-fn/",
                    "",
                )
                yield Problem("KT201", BREAKS, path, text, self.keras3, "", instead)
        elif last == "load_model":
            yield from self.model_file("KT202", call.value("filepath", 0), path)
        elif last == "save_model":
            yield from self.saved(call.value("filepath", 1), call, path)
        elif last == "ModelCheckpoint":
            yield from self.checkpoint(call, path)

    def of_member(self, target: Member, call: Optional[Call]) -> Iterator[Problem]:
        kinds, name = results.families(target.of), target.name
        if isinstance(target.of, (Own, Super)) and not isinstance(target.of, Super):
            own = target.of.of
            if own.method(name):
                return
        if call is not None and results.MODEL in kinds:
            if name == "save":
                yield from self.saved(
                    call.value("filepath", 0), call, "tf.keras.Model.save"
                )
            elif name == "save_weights":
                yield from self.weights(call.value("filepath", 0), call)
            elif name == "load_weights":
                yield from self.loaded_weights(call.value("filepath", 0))
            elif name == "compile":
                yield from self.compiled(call)
        elif type(target.of).__name__ == "Tensor":
            if name == "get_shape":
                text = "a KerasTensor has no method get_shape"
                instead = Instead(
                    "`x.shape`", "2.0", "errors/kerastensor-in-tf-fn/", ""
                )
                yield Problem(
                    "KT207",
                    BREAKS,
                    "KerasTensor.get_shape",
                    text,
                    self.keras3,
                    "",
                    instead,
                )
        elif call is not None and type(target.of).__name__ == "Unknown":
            yield from unclear.perhaps(self.table, self.keras3, name, call)

    def compiled(self, call: Call) -> Iterator[Problem]:
        optimizer = call.value("optimizer", 0)
        path = optimizer.path if isinstance(optimizer, (Made, Ref)) else ""
        if path.startswith(("tf.compat.v1.train", "tf.train")):
            text = f"{path} isn't an optimizer of Keras"
            yield Problem(
                "KT209",
                BREAKS,
                "tf.keras.Model.compile.optimizer",
                text,
                self.keras3,
                "optimizer",
            )


RENAMED: Dict[str, Dict[str, str]] = {
    results.METRIC: {"reset_states": "reset_state"},
}


def of_class(
    one: UserClass, table: Table, keras3: int
) -> Iterator[Tuple[Problem, Any]]:
    """What is wrong with the methods that a class defines, each with its function."""
    kinds = {results.family(path) for path in one.keras}
    for kind, renamed in RENAMED.items():
        for old, new in renamed.items():
            if kind in kinds and old in one.methods and new not in one.methods:
                text = f"nothing calls {old}: it is {new}"
                instead = Instead(
                    f"define `{new}`", "2.5", "learn/custom-loop/#reset_state", ""
                )
                path = f"tf.keras.metrics.Metric.{old}"
                problem = Problem("KT208", CHANGES, path, text, keras3, "", instead)
                yield problem, one.methods[old].node
