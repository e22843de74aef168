"""What names and arguments don't say: file names, strings, what Keras 3 does differently.

Each rule has a program in `checker/cases/behavior.json` that was run on both sides of its
border.
"""

from typing import Any, Callable, Iterator, List, Tuple

from which_keras import keras3, losses, results, training, unclear
from which_keras.attributes import Attributes
from which_keras.files import Files
from which_keras.problems import BREAKS, PERHAPS, Problem
from which_keras.strings import CODES as STRING_CODES
from which_keras.strings import Strings
from which_keras.table import Instead, Table
from which_keras.values import Call, Made, Member, Own, Ref, Use

CODES = {
    **STRING_CODES,
    **keras3.CODES,
    **losses.CODES,
    **training.CODES,
    "KT202": "a model is saved or loaded by a name without a known extension",
    "KT203": "weights are saved or loaded by a name without a known extension",
    "KT204": "ModelCheckpoint writes to a name without a known extension",
    "KT205": "save_format isn't accepted",
    "KT206": "the HDF5 format is a legacy format",
    "KT224": "tf.keras has no __version__",
    "KT223": "an optimizer of the private copy of Keras isn't accepted",
    "KT221": "input and output are inputs and outputs",
    "KT301": "the file requires another release",
    "KT303": "no package is named tf: import tensorflow",
    "KT302": "a private module of TensorFlow",
    "KT401": "perhaps a method that doesn't exist: the receiver isn't known",
    "KT402": "perhaps an argument that doesn't exist: the receiver isn't known",
}
# Those whose programs were run on both sides of their border.
PROVEN = (
    *keras3.CODES,
    *losses.CODES,
    *training.CODES,
    *("KT202", "KT203", "KT204", "KT205", "KT221"),
)


FED = ("fit", "evaluate", "predict")
POLICIES_SINCE = (2, 5)  # the release whose layers accept the name of a policy


class Behavior(Files):
    """The rules that are written by hand."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.strings = Strings(table)
        self.attributes = Attributes(table)
        self.keras3 = self.columns_of(lambda version: version >= (3,))
        self.without_result = self.columns_of(lambda v: (2, 11) <= v < (3,))
        self.without_policies = sum(
            1 << number
            for number, column in enumerate(table.columns)
            if tuple(int(n) for n in column.split(".")[:2]) < POLICIES_SINCE
        )
        self.legacy_warns = self.columns_of(lambda version: version >= (2, 13))

    def columns_of(self, holds: Callable[[Tuple[int, ...]], bool]) -> int:
        """The columns whose Keras has a version for which something is true."""
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
            if target.path == "tf.keras.__version__":
                some = self.columns_of(lambda version: (2, 13) <= version < (3,))
                text = "tf.keras has no __version__"
                how = Instead(
                    "`keras.__version__`", "2.6", "errors/keras-version-attr/", ""
                )
                yield Problem("KT224", BREAKS, target.path, text, some, "", how)
            if call is not None:
                yield from self.of_function(target.path, call)
        elif isinstance(target, Member):
            yield from self.of_member(target, use)

    def of_function(self, path: str, call: Call) -> Iterator[Problem]:
        last = results.last_of(path)
        old = sorted({word for word, _ in call.named} & {"input", "output"})
        if last == "Model" and Ref(path).is_keras and old:
            text = f"Model has no argument {old[0]}: it is {old[0]}s"
            name = f"{path}.{old[0]}"
            yield Problem("KT221", BREAKS, name, text, self.table.every, old[0])
        if last == "load_model":
            yield from self.model_file("KT202", call.value("filepath", 0), path)
        elif last == "save_model":
            yield from self.saved(call.value("filepath", 1), call, path)
        elif last == "ModelCheckpoint":
            yield from self.checkpoint(call, path)
        if Ref(path).is_keras:
            older = self.table.every & ~self.keras3
            yield from losses.of_reduction(path, call, older)
            yield from losses.of_function(path, call, self.keras3)
            yield from training.of_layer(path, call, self.without_policies)
        for one in keras3.of_function(path, call):
            yield one._replace(columns=self.keras3)

    def of_member(self, target: Member, use: Use) -> Iterator[Problem]:
        kinds, name, call = results.families(target.of), target.name, use.call
        if isinstance(target.of, Own):
            own = target.of.of
            if own.method(name) or (
                own.attribute(name) is not None and use.stored is None
            ):
                return
        if call is not None and results.MODEL in kinds:
            if name == "save":
                path = "tf.keras.Model.save"
                yield from self.saved(call.value("filepath", 0), call, path)
            elif name == "save_weights":
                yield from self.weights(call.value("filepath", 0), call)
            elif name == "load_weights":
                yield from self.loaded_weights(call.value("filepath", 0))
        if call is not None and results.MODEL in kinds and name == "compile":
            yield from self.foreign(call.value("optimizer", 0))
        if call is not None and results.MODEL in kinds and name in FED:
            yield from training.of_model(name, call, self.keras3)
        if call is not None and type(target.of).__name__ == "Unknown":
            yield from unclear.perhaps(self.table, self.keras3, name, call)
        if call is not None:
            yield from losses.of_member(target, call, self.keras3)
        if use.stored is None:
            yield from training.of_result(target, self.without_result)
        for one in keras3.of_member(target, use, self.table):
            yield one._replace(columns=self.keras3)
        if use.stored is None:
            yield from self.attributes.of(target)

    def foreign(self, optimizer: Any) -> Iterator[Problem]:
        """An optimizer of TensorFlow's private copy of Keras: since Keras is a separate package,
        its models refuse it."""
        if isinstance(optimizer, Made) and optimizer.path.startswith(
            "tf.python.keras."
        ):
            own = self.columns_of(lambda version: version >= (2, 6))
            text = f"{optimizer.path} isn't an optimizer of Keras"
            name = "tf.keras.Model.compile.optimizer"
            yield Problem("KT223", BREAKS, name, text, own, "optimizer")
