"""What names and arguments don't say: file names, tensors of Keras, methods of subclasses.

Each rule has a program in `checker/cases/behavior.json` that was run on both sides of its
border.
"""

from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple

from which_keras import results
from which_keras.rules import BREAKS, CHANGES, PERHAPS, WARNS, Problem
from which_keras.table import Instead, Table
from which_keras.values import Call, Constant, Made, Member, Own, Ref, Super, Text, Use, UserClass

CODES = {
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
MODEL_FILES = (".keras", ".h5", ".hdf5")
WEIGHT_FILES = (".weights.h5",)
HDF5 = (".h5", ".hdf5")
CHECKED = {"is_tensor", "nest", "TensorSpec", "keras", "compat", "debugging", "TensorShape"}
PLACES = "migrate/keras-3-saving/#files"
# Methods that only Keras has, and that some releases lack.
TELLING = {
    "fit_generator",
    "evaluate_generator",
    "predict_generator",
    "predict_classes",
    "to_yaml",
    "add_metric",
    "get_updates_for",
    "get_losses_for",
    "reset_states",
}
# Methods by which an object that isn't known is probably a model.
OF_MODELS = {
    "compile",
    "fit_generator",
    "evaluate_generator",
    "predict_generator",
    "train_on_batch",
    "test_on_batch",
    "predict_on_batch",
    "save_weights",
    "load_weights",
    "get_layer",
    "predict_classes",
    "add_loss",
    "add_metric",
    "add_weight",
    "to_yaml",
    "reset_states",
    "get_losses_for",
    "get_updates_for",
}
LEARNING = {"epochs", "batch_size", "validation_data", "steps_per_epoch", "callbacks"}
GONE_WORDS = {"workers", "use_multiprocessing", "max_queue_size"}


class Behavior:
    """The rules that are written by hand."""

    def __init__(self, table: Table) -> None:
        self.table = table
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
            if any(map(results.has_tensor, given)) and path.split(".")[1] not in CHECKED:
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
                yield from self.saved(call.value("filepath", 0), call, "tf.keras.Model.save")
            elif name == "save_weights":
                yield from self.weights(call.value("filepath", 0), call)
            elif name == "load_weights":
                yield from self.loaded_weights(call.value("filepath", 0))
            elif name == "compile":
                yield from self.compiled(call)
        elif type(target.of).__name__ == "Tensor":
            if name == "get_shape":
                text = "a KerasTensor has no method get_shape"
                instead = Instead("`x.shape`", "2.0", "errors/kerastensor-in-tf-fn/", "")
                yield Problem("KT207", BREAKS, "KerasTensor.get_shape", text, self.keras3, "", instead)
        elif call is not None and type(target.of).__name__ == "Unknown":
            yield from self.perhaps(name, call)

    # Files

    def saved(self, value: Any, call: Call, name: str) -> Iterator[Problem]:
        """`model.save(path, save_format=…)`."""
        form = call.value("save_format")
        if isinstance(form, Text) and form.whole and form.tail == "tf":
            text = "save_format='tf' isn't accepted: the extension states the format"
            yield Problem("KT205", BREAKS, name + ".save_format", text, self.keras3, "save_format", self.how())
            return
        yield from self.model_file("KT202", value, name)
        if isinstance(value, Text) and value.tail.endswith(HDF5):
            text = "HDF5 is a legacy format"
            yield Problem("KT206", WARNS, name, text, self.legacy_warns, "", self.how("`model.save(\"….keras\")`", "2.4"))

    def model_file(self, code: str, value: Any, name: str) -> Iterator[Problem]:
        if isinstance(value, Text) and known(value) and not value.tail.endswith(MODEL_FILES):
            text = f"the name must end in .keras or .h5, and {value.tail!r} doesn't"
            yield Problem(code, BREAKS, name, text, self.keras3, "", self.how())

    def weights(self, value: Any, call: Call) -> Iterator[Problem]:
        if isinstance(value, Text) and known(value) and not value.tail.endswith(WEIGHT_FILES):
            text = f"the name must end in .weights.h5, and {value.tail!r} doesn't"
            yield Problem("KT203", BREAKS, "tf.keras.Model.save_weights", text, self.keras3, "", self.how())

    def loaded_weights(self, value: Any) -> Iterator[Problem]:
        if isinstance(value, Text) and known(value) and not value.tail.endswith(MODEL_FILES):
            text = f"the name must end in .weights.h5, .h5, or .keras, and {value.tail!r} doesn't"
            yield Problem("KT203", BREAKS, "tf.keras.Model.load_weights", text, self.keras3, "", self.how())

    def checkpoint(self, call: Call, path: str) -> Iterator[Problem]:
        value = call.value("filepath", 0)
        only = call.value("save_weights_only", 4)
        if not isinstance(value, Text) or not known(value):
            return
        if isinstance(only, Constant) and only.value:
            wanted: Tuple[str, ...] = WEIGHT_FILES
        elif only is None or (isinstance(only, Constant) and not only.value):
            wanted = (".keras",)
        else:
            return
        if not value.tail.endswith(wanted):
            text = f"the name must end in {wanted[0]}, and {value.tail!r} doesn't"
            instead = Instead(f"a name that ends in `{wanted[0]}`", "2.4", PLACES, "")
            yield Problem("KT204", BREAKS, path, text, self.keras3, "", instead)

    @staticmethod
    def how(text: str = "a name that ends in `.keras`, or in `.weights.h5` for weights", since: str = "2.4") -> Instead:
        return Instead(text, since, PLACES, "")

    def compiled(self, call: Call) -> Iterator[Problem]:
        optimizer = call.value("optimizer", 0)
        path = optimizer.path if isinstance(optimizer, (Made, Ref)) else ""
        if path.startswith(("tf.compat.v1.train", "tf.train")):
            text = f"{path} isn't an optimizer of Keras"
            yield Problem("KT209", BREAKS, "tf.keras.Model.compile.optimizer", text, self.keras3, "optimizer")

    # What isn't known

    def perhaps(self, name: str, call: Call) -> Iterator[Problem]:
        words = {word for word, _ in call.named}
        if name in TELLING:
            row = self.table.members("tf.keras.Sequential").get(name) or []
            gone = sum(1 << n for n, one in enumerate(row) if one == "-")
            if gone:
                full = f"tf.keras.Model.{name}"
                text = f"if this is a model, it has no method {name}"
                yield Problem("KT401", PERHAPS, full, text, gone, "", self.table.instead(full))
        if name in ("fit", "evaluate", "predict") and words & GONE_WORDS:
            for word in sorted(words & GONE_WORDS):
                full = f"tf.keras.Model.{name}.{word}"
                text = f"if this is a model, {name} has no argument {word}"
                yield Problem("KT402", PERHAPS, full, text, self.keras3, word, self.table.instead(full))


def known(text: Text) -> bool:
    """Whether it is known how a file's name ends. Of `name` alone in a longer string it
    isn't: it may be a folder, or what is before the extension."""
    return text.whole or "." in text.tail.replace("\\", "/").rpartition("/")[2]


def not_understood(use: Use) -> str:
    """Of a use whose receiver isn't known, what is called; "" where it isn't Keras's."""
    if use.call is None:
        return ""
    for target, _ in use.targets:
        if not isinstance(target, Member) or type(target.of).__name__ != "Unknown":
            return ""
        name = target.name
        words = {word for word, _ in use.call.named}
        if name in OF_MODELS or (name in ("fit", "evaluate", "predict") and words & LEARNING):
            return name
    return ""


RENAMED: Dict[str, Dict[str, str]] = {
    results.METRIC: {"reset_states": "reset_state"},
}


def of_class(one: UserClass, table: Table, keras3: int) -> Iterator[Tuple[Problem, Any]]:
    """What is wrong with the methods that a class defines, each with its function."""
    kinds = {results.family(path) for path in one.keras}
    for kind, renamed in RENAMED.items():
        for old, new in renamed.items():
            if kind in kinds and old in one.methods and new not in one.methods:
                text = f"nothing calls {old}: it is {new}"
                instead = Instead(f"define `{new}`", "2.5", "learn/custom-loop/#reset_state", "")
                path = f"tf.keras.metrics.Metric.{old}"
                problem = Problem("KT208", CHANGES, path, text, keras3, "", instead)
                yield problem, one.methods[old].node
