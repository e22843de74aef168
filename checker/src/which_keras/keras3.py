"""What Keras 3 does differently, where neither a name nor a signature says so.

Each rule has a program in `checker/cases/behavior.json` that was run on both sides of the
border. The columns of a problem are filled in by `behavior.py`.
"""

from typing import Any, Iterator, Tuple

from which_keras import results
from which_keras.problems import BREAKS, CHANGES, Problem
from which_keras.table import Instead, Table
from which_keras.values import (
    Call,
    Constant,
    Made,
    Many,
    Member,
    Own,
    Ref,
    Shaped,
    Super,
    Text,
    Use,
    UserClass,
)

CODES = {
    "KT201": "a tensor of Keras is given to a function of TensorFlow, or of the backend",
    "KT207": "the shape of a tensor of Keras is a tuple",
    "KT208": "nothing calls this method anymore",
    "KT209": "an optimizer of tf.compat.v1 isn't accepted",
    "KT210": "add_metric only raises an error",
    "KT211": "metrics must be a list or a dictionary",
    "KT212": "add_loss doesn't accept a tensor of Keras",
    "KT213": "a shape must be a tuple",
    "KT214": "the reduction isn't accepted",
    "KT215": "set_value doesn't accept a variable of Keras",
    "KT216": "axis must be a number",
    "KT217": "a layer doesn't track a variable of TensorFlow",
    "KT218": "lr is an attribute without effect",
    "KT222": "only tensors may be positional arguments of a layer or a model",
    "KT220": "metrics_names has other names",
    "KT219": "the name of a weight must be a keyword argument",
}
REFUSING = {
    *("Dense", "Embedding", "Flatten", "Lambda", "LeakyReLU", "ReLU", "Sequential"),
    *("Activation", "AlphaDropout", "BatchNormalization", "Conv1D", "Dropout", "ELU"),
    *("GRU", "GaussianDropout", "GaussianNoise", "Identity", "LSTM", "Masking"),
    *("LayerNormalization", "PReLU", "Permute", "RepeatVector", "Reshape"),
    *("SimpleRNN", "Softmax"),
}
TENSOR_PAGE = "errors/kerastensor-in-tf-fn/"
IN_A_LAYER = Instead(
    "call it in a layer: `tf.keras.layers.Lambda`, or a custom layer",
    "2.4",
    TENSOR_PAGE,
    "",
)
# Functions of TensorFlow that only look at what they are given.
LOOKING = {
    "is_tensor",
    "nest",
    "TensorSpec",
    "keras",
    "compat",
    "debugging",
    "TensorShape",
}
# Functions of the backend that look at a shape or a type.
BACKEND = {"int_shape", "is_keras_tensor", "ndim", "dtype", "is_sparse", "shape"}
OF_SHAPES = {
    "as_list",
    "rank",
    "ndims",
    "dims",
    "with_rank",
    "is_fully_defined",
    "num_elements",
    "merge_with",
    "assert_has_rank",
    "assert_is_compatible_with",
}


def problem(
    code: str, level: str, name: str, text: str, word: str = "", how: Any = None
) -> Problem:
    return Problem(code, level, name, text, 0, word, how)


def of_function(path: str, call: Call) -> Iterator[Problem]:
    """What is wrong with a call of a function or a class."""
    last = results.last_of(path)
    if not Ref(path).is_keras:
        yield from of_tensorflow(path, call)
    elif ".backend." in path:
        yield from of_backend(path, last, call)
    elif last == "Input":
        shape = call.value("shape", 0)
        if isinstance(shape, Constant) and type(shape.value) is int:
            text = f"{shape.value} isn't a tuple"
            how = Instead(f"`shape=({shape.value},)`", "2.4", "", "")
            yield problem("KT213", BREAKS, path, text, "shape", how)
    elif last == "BatchNormalization":
        if isinstance(call.value("axis", 0), Many):
            text = "axis must be a number, and is a list"
            yield problem("KT216", BREAKS, path, text, "axis")
    elif ".losses." in path and is_auto(call.value("reduction")):
        text = "'auto' isn't accepted"
        how = Instead(
            'leave it out, or `"sum_over_batch_size"`',
            "2.4",
            "errors/compile-and-metrics/#reduction-auto",
            "",
        )
        yield problem("KT214", BREAKS, path + ".reduction", text, "reduction", how)


def is_auto(value: Any) -> bool:
    """`"auto"`, or `Reduction.AUTO`."""
    if isinstance(value, Text):
        return value.whole and value.tail == "auto"
    enum = isinstance(value, Member) and isinstance(value.of, Ref)
    return enum and value.name == "AUTO" and value.of.path.endswith(".Reduction")


def of_tensorflow(path: str, call: Call) -> Iterator[Problem]:
    if not path.startswith("tf.") or path.split(".")[1] in LOOKING:
        return
    if any(map(results.has_tensor, results.given(call))):
        text = "a KerasTensor can't be the input of a TensorFlow function"
        yield problem("KT201", BREAKS, path, text, "", IN_A_LAYER)


def of_backend(path: str, last: str, call: Call) -> Iterator[Problem]:
    if last == "set_value" and call.args:
        if is_variable(call.args[0]):
            text = "set_value doesn't accept a variable of Keras"
            how = Instead(
                "`variable.assign(value)`", "2.4", "errors/set-value-str-name/", ""
            )
            yield problem("KT215", BREAKS, path, text, "", how)
    elif last not in BACKEND and any(map(results.has_tensor, results.given(call))):
        text = "a function of the backend doesn't accept a KerasTensor"
        yield problem("KT201", BREAKS, path, text, "", IN_A_LAYER)


def is_variable(value: Any) -> bool:
    """Whether a value is a variable that Keras makes: `optimizer.learning_rate`."""
    if not isinstance(value, Member):
        return False
    kinds = results.families(value.of)
    return results.OPTIMIZER in kinds and value.name in ("learning_rate", "iterations")


def of_member(target: Member, use: Use, table: Table) -> Iterator[Problem]:
    """What is wrong with a method or an attribute of an object."""
    name, call, of = target.name, use.call, target.of
    kinds = results.families(of)
    if use.stored is not None:
        yield from of_store(of, name, use.stored, kinds)
    elif isinstance(of, Shaped):
        if name in OF_SHAPES:
            text = f"a shape is a tuple, which has no {name}"
            how = Instead(
                "`tuple(shape)`, or an index: `shape[-1]`",
                "2.4",
                "errors/tuple-as-list/",
                "",
            )
            yield problem("KT207", BREAKS, f"KerasTensor.shape.{name}", text, "", how)
    elif name == "metrics_names" and results.MODEL in kinds:
        text = "the names of compiled metrics are one: compile_metrics"
        path = "tf.keras.Model.metrics_names"
        yield problem("KT220", CHANGES, path, text)
    elif call is not None and name == "add_weight":
        if kinds and call.args and isinstance(call.args[0], Text):
            text = "the name of a weight must be a keyword argument"
            how = Instead(
                "`add_weight(shape=…, name=…)`",
                "2.4",
                "errors/custom-layers/#add-weight-positional",
                "",
            )
            yield problem(
                "KT219", BREAKS, f"tf.keras.{kinds[0]}.add_weight", text, "", how
            )
    elif call is not None and (results.MODEL in kinds or results.LAYER in kinds):
        yield from of_layer(name, call, table, of)
        if name == "__call__" and only_tensors(of) and any(map(has_number, call.args)):
            text = "numbers must be in an array or a tensor"
            how = Instead("`np.array(…)`, or `tf.constant(…)`", "2.0", "", "")
            path = "tf.keras.layers.Layer.__call__"
            yield problem("KT222", BREAKS, path, text, "", how)


def only_tensors(of: Any) -> bool:
    """Whether an object is a layer or a model that refuses numbers; some layers that prepare
    data convert them."""
    if isinstance(of, Own):
        above = {results.last_of(path) for path in of.of.keras}
        return bool(above) and above <= {"Layer", "Model", "Module"}
    return isinstance(of, Made) and results.last_of(of.path) in REFUSING


def has_number(value: Any) -> bool:
    if isinstance(value, Constant):
        return type(value.value) in (int, float)
    return isinstance(value, Many) and any(map(has_number, value.items))


def of_layer(name: str, call: Call, table: Table, of: Any) -> Iterator[Problem]:
    path = f"tf.keras.Model.{name}"
    if name == "__call__":
        flags = [
            v
            for v in call.args[1:]
            if isinstance(v, Constant) and type(v.value) is bool
        ]
        if flags and len(call.args) == 2:
            text = f"{flags[0].value} must be a keyword argument, such as `training`"
            how = Instead(
                f"`training={flags[0].value}`", "2.4", "errors/building-models/", ""
            )
            yield problem(
                "KT222", BREAKS, "tf.keras.layers.Layer.__call__", text, "", how
            )
    if name == "add_metric":
        how = table.instead(path) or table.instead("tf.keras.layers.Layer.add_metric")
        yield problem("KT210", BREAKS, path, "add_metric only raises an error", "", how)
    elif name == "add_loss" and not isinstance(of, (Own, Super)):
        tensor = any(map(results.has_tensor, results.given(call)))
        if tensor or (isinstance(of, Made) and results.last_of(of.path) == "Model"):
            what = "add_loss doesn't accept a KerasTensor"
            text = (
                what
                if tensor
                else "add_loss of a functional model only raises an error"
            )
            how = Instead("call `self.add_loss` in a layer's `call`", "2.4", "", "")
            yield problem("KT212", BREAKS, path, text, "", how)
    elif name == "compile":
        metrics = call.value("metrics")
        if isinstance(metrics, Text):
            text = "metrics must be a list, a tuple, or a dictionary, and is a string"
            how = Instead(f'`metrics=["{metrics.tail}"]`', "2.4", "", "")
            yield problem("KT211", BREAKS, path + ".metrics", text, "metrics", how)
        optimizer = call.value("optimizer", 0)
        made = optimizer.path if isinstance(optimizer, (Made, Ref)) else ""
        if made.startswith(("tf.compat.v1.train.", "tf.train.")):
            text = f"{made} isn't an optimizer of Keras"
            yield problem("KT209", BREAKS, path + ".optimizer", text, "optimizer")


def of_store(of: Any, name: str, value: Any, kinds: Any) -> Iterator[Problem]:
    if results.OPTIMIZER in kinds and name == "lr" and not isinstance(of, Own):
        text = "lr is an attribute without effect: the learning rate stays"
        how = Instead(
            "`optimizer.learning_rate = …`", "2.4", "errors/lr-keras3/#fix", ""
        )
        path = "tf.keras.optimizers.Optimizer.lr"
        yield problem("KT218", CHANGES, path, text, "", how)
    inside = isinstance(of, Own) and (results.LAYER in kinds or results.MODEL in kinds)
    if inside and isinstance(value, Made) and value.path == "tf.Variable":
        text = "a tf.Variable isn't among the weights of a layer or a model"
        how = Instead(
            "`self.add_weight(…)`",
            "2.4",
            "errors/changed-results/#tf-variable-untracked",
            "",
        )
        yield problem("KT217", CHANGES, f"tf.Variable in self.{name}", text, "", how)


def of_class(one: UserClass) -> Iterator[Tuple[Problem, Any]]:
    """What is wrong with the methods that a class defines, each with its function."""
    kinds = {results.family(path) for path in one.keras}
    old = "reset_states" in one.methods and "reset_state" not in one.methods
    if old and results.METRIC in kinds:
        text = "nothing calls reset_states: it is reset_state"
        how = Instead("define `reset_state`", "2.5", "learn/custom-loop/", "")
        path = "tf.keras.metrics.Metric.reset_states"
        yield (
            problem("KT208", CHANGES, path, text, "", how),
            one.methods["reset_states"].node,
        )
