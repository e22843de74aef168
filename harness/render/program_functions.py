"""Programs of recorded cases: functions, methods of models, callbacks, architectures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from harness.render.program_kinds import Given, arguments, is_changed
from harness.render.program_parts import NoProgram, Program, constants

Result = Mapping[str, Any]
# The arguments of functions with separate tables of cases, by the case's label.
CALLS = {
    "utils.to_categorical": {
        "default": "[0, 2, 1]",
        "num_classes=5": "[0, 2, 1], num_classes=5",
        "(3,1)": "np.array([[0], [2], [1]])",
        "(1,1)": "np.array([[1]]), 3",
        "(2,2)": "np.array([[0, 1], [2, 1]])",
        "floats": "np.array([0.0, 1.9])",
        "negative": "[-1, 1], 3",
    },
    "utils.normalize": {
        "default": "3 * ramp((2, 3))",
        "order=1": "3 * ramp((2, 3)), order=1",
        "axis=0": "3 * ramp((2, 3)), axis=0",
        "zeros": "0 * ramp((2, 3))",
        "(3,)": "3 * ramp((3,))",
    },
}
SERIES = "timeseries_dataset_from_array"
FETCHED = "utils.get_file"
FILES = {
    "default": ("one.txt", 'fname="one.txt", '),
    "a name by itself": ("one.txt", ""),
    "untar=True": ("pack.tar.gz", 'fname="pack", untar=True, '),
    "extract=True": ("pack.tar.gz", 'fname="pack.tar.gz", extract=True, '),
    "no name, extract=True": ("pack.tar.gz", "extract=True, "),
}
OWN = {  # arguments that are other objects, as `inside/arguments.py` builds them
    "layers.serialize": "layer=tf.keras.layers.Dense(3)",
    "initializers.serialize": 'initializer=tf.keras.initializers.get("ones")',
    "constraints.serialize": 'constraint=tf.keras.constraints.get("non_neg")',
    "regularizers.serialize": 'regularizer=tf.keras.regularizers.get("l2")',
    "optimizers.serialize": 'optimizer=tf.keras.optimizers.get("sgd")',
    "utils.serialize_keras_object": "tf.keras.layers.Dense(3)",
    "utils.deserialize_keras_object": "tf.keras.layers.Dense(3).get_config()",
}
MODEL = """x = 2 * ramp((12, 3))
y = (np.arange(12) % 3 == 0).astype("float32")[:, None]
first = tf.keras.layers.Dense(4, "tanh", input_shape=(3,))
model = tf.keras.Sequential([first, tf.keras.layers.Dense(1, "sigmoid")])
model.set_weights([ramp(w.shape, n) for n, w in enumerate(model.get_weights())])"""
EAGER = 'metrics=["accuracy"], run_eagerly=True'
FIT = {  # by case: of `compile`, of `fit`
    "default": ("", ""),
    "validation data": (EAGER, "validation_data=(x, y)"),
    "validation split": (EAGER, "validation_split=0.25"),
    "class weights": (EAGER, "class_weight={0: 1.0, 1: 5.0}"),
    "sample weights": (EAGER, "sample_weight=np.arange(12.0)"),
    "initial_epoch=2": (EAGER, "initial_epoch=2"),
    "steps_per_epoch=2": (EAGER, "steps_per_epoch=2"),
    "validation_freq=2": (EAGER, "validation_data=(x, y), validation_freq=2"),
    "metrics twice": ('metrics=["accuracy", "accuracy"]', "epochs=1"),
}
SGD = "tf.keras.optimizers.SGD(0.1)"


def function(name: str, case: str, given: Given, result: Result) -> Program:
    """A function; also a class of no other kind."""
    own = f"tf.keras.{name}"
    if name in CALLS:
        return Program([f"value = {own}({CALLS[name][case]})"], {"out": "value"})
    if name.endswith(SERIES):
        return series(own, case)
    if name.endswith("from_directory"):
        raise NoProgram("its inputs are files")
    if name == FETCHED:
        return fetched(case)
    if "draw" in result or "moments" in result:
        raise NoProgram("it's random: its record is a distribution")
    if name in OWN:
        if is_changed(case):
            raise NoProgram("it changes a second argument")
        return Program([f"value = {own}({OWN[name]})"], {"out": "value"})
    if not given and name not in ("losses.Reduction",) and "(" in case:
        raise NoProgram("its inputs are files")
    words = arguments(given, case, is_changed(case))
    if name.startswith("backend."):  # old ones accept no NumPy arrays
        words = words.replace("np.array(", "tf.constant(")
    made = f"value = {own}({words})"
    out = "type(value).__name__" if isinstance(result.get("out"), str) else "value"
    return Program([made], {"out": out})


def series(own: str, case: str) -> Program:
    more = ", ".join(f"{k}={v}" for k, v in re.findall(r"'(\w+)': (\d+)", case))
    if not more and case != "{}":
        raise NoProgram("it has no targets")
    words = {"sequence_length": "3", "batch_size": "4"} | dict(
        one.split("=") for one in more.split(", ") if one
    )
    text = ", ".join(f"{key}={value}" for key, value in words.items())
    lines = ["numbers = np.arange(10.0)"]
    lines += [f"value = list({own}(numbers, numbers, {text}))"]
    return Program(lines, {"out": "value"})


def fetched(case: str) -> Program:
    served, words = FILES[case]
    lines = ["import os", "import tarfile", ""]
    lines += ['os.makedirs("served/inner", exist_ok=True)']
    lines += ['os.makedirs("cache", exist_ok=True)']
    if served.endswith("gz"):
        lines += [
            'with tarfile.open("served/pack.tar.gz", "w:gz") as pack:',
            '    pack.add("served/inner", "pack")',
        ]
    else:
        lines += ['open("served/one.txt", "w").close()']
    lines += [
        f'origin = "file://" + os.path.abspath("served/{served}")',
        f'path = tf.keras.utils.get_file({words}origin=origin, cache_dir="cache")',
        'value = [os.path.relpath(str(path), "cache"), os.path.isdir(str(path))]',
    ]
    return Program(lines, {"out": "value"})


def method(name: str, case: str, given: Given, result: Result) -> Program:
    """A method of a model."""
    last = name.rpartition(".")[2]
    if last == "fit":
        return fitted(case)
    eager = 'metrics=["accuracy", "mae"], run_eagerly=True'
    plain = f'model.compile({SGD}, "binary_crossentropy", '
    lines = [MODEL, f"{plain}{eager})"]
    if case == "calls":
        return called(last, result)
    if last == "compile" and case == "names before":
        return Program(lines, {"names": "model.metrics_names"})
    if last == "compile" and case == "names after":
        lines.append("model.fit(x, y, epochs=1, verbose=0)")
        return Program(lines, {"names": "model.metrics_names"})
    if last == "compile":
        return Program([MODEL, "model.compile()"], {"loss": "model.loss"})
    calls = {
        "default": "x, y, verbose=0",
        "sample weights": "x, y, sample_weight=x[:, 0] + 1, verbose=0",
        "no metrics": "x, y, verbose=0",
    }
    if last == "evaluate" and case in calls:
        if case == "no metrics":
            lines = [MODEL, f"{plain.removesuffix(', ')})"]
        lines.append(f"value = model.evaluate({calls[case]})")
        return Program(lines, {"returns": "value"})
    if last in ("train_on_batch", "test_on_batch") and case in ("default", "twice"):
        call = f"value = model.{last}(x, y)"
        return Program(
            [*lines, *[call] * (1 + (case == "twice"))], {"returns": "value"}
        )
    raise NoProgram("its record is a text or a structure")


def called(method: str, result: Result) -> Program:
    """The keys of the logs that a method passes to a callback."""
    batch = ["_batch_"]
    lines = [
        MODEL,
        f'model.compile({SGD}, "binary_crossentropy", metrics=["accuracy"])',
    ]
    lines += ["", "class Recorder(tf.keras.callbacks.Callback):", "    found = {}", ""]
    hooks = [row[0] for row in result["calls"]]
    for hook in dict.fromkeys(hooks):
        words = "self, number, logs=None" if batch[0] in hook else "self, logs=None"
        lines += [f"    def {hook}({words}):"]
        lines += [f'        self.found["{hook}"] = sorted(logs or {{}})']
    given = "x" if method == "predict" else "x, y"
    lines += ["", "recorder = Recorder()"]
    call = f"model.{method}({given}, batch_size=6, verbose=0, callbacks=[recorder])"
    return Program([*lines, call], {"calls": "recorder.found"})


def fitted(case: str) -> Program:
    """`fit`: the history of three epochs."""
    epochs, compiled, more = "epochs=3", "", ""
    optimizer, of_loss = SGD, '"binary_crossentropy"'
    kind, _, value = case.partition("=")
    if kind in ("loss", "metrics", "optimizer") and value:
        compiled = "run_eagerly=True"
        if kind == "loss":
            of_loss = f'"{value}"'
        elif kind == "metrics":
            compiled = f'metrics=["{value}"], {compiled}'
        else:
            optimizer = f'"{value}"'
        epochs = "epochs=3" if kind == "optimizer" else "epochs=2"
    elif match := re.fullmatch(r"an optimizer's (clip\w+)", case):
        optimizer = f"tf.keras.optimizers.SGD(0.1, {match[1]}=0.001)"
    elif case in FIT:
        compiled, more = FIT[case]
        if "epochs" in more.split("_")[0]:
            epochs, more = more, ""
    else:
        raise NoProgram("its record is a structure")
    words = ", ".join(filter(None, [optimizer, of_loss, compiled]))
    own = ", ".join(filter(None, [epochs, "batch_size=4", "shuffle=False", more]))
    lines = [MODEL, f"model.compile({words})"]
    lines += [f"history = model.fit(x, y, {own}, verbose=0).history"]
    return Program(lines, {"history": "history", "keys": "list(history)"})


def callback(name: str, case: str, given: Given, result: Result) -> Program:
    """Three epochs of `fit` with a callback, or its decision for stated values."""
    short = name.rpartition(".")[2]
    if ", mode=" in case:
        return decided(short, case)
    driven = constants("behave_callbacks")["DRIVEN"]
    assert isinstance(driven, dict)
    words = arguments(given, case, is_changed(case))
    own = ", ".join(f"{k}={v!r}" for k, v in driven.get(short, {}).items() if k != case)
    if "function" in str(given):
        words = "lambda epoch, *rate: 0.5"
    if short not in ("EarlyStopping", "ReduceLROnPlateau", "LearningRateScheduler"):
        raise NoProgram("it's called by other callbacks, or writes files")
    words = ", ".join(filter(None, [own, words]))
    lines = [
        MODEL,
        f'model.compile({SGD}, "binary_crossentropy", {EAGER})',
        f"callback = tf.keras.callbacks.{short}({words})",
        "history = model.fit(x, y, epochs=3, verbose=0, shuffle=False, "
        "validation_data=(x, y), callbacks=[callback]).history",
    ]
    return Program(lines, {"loss": 'history["loss"]', "history": "history"})


def decided(short: str, case: str) -> Program:
    """What a callback decides for a value that rises, then falls, or the reverse."""
    if short != "EarlyStopping":
        raise NoProgram("it writes files")
    monitor, _, mode = case.partition(", mode=")
    heights = constants("behave_callbacks")["RISING"]
    lines = [
        MODEL,
        'metrics = ["accuracy", tf.keras.metrics.AUC(name="auc"),',
        '           tf.keras.metrics.Precision(name="precision"), "mae"]',
        f'model.compile({SGD}, "binary_crossentropy", metrics=metrics)',
        "model.fit(x, y, verbose=0)",
        "",
        "def stopped_after(sign):",
        f'    callback = tf.keras.callbacks.EarlyStopping("{monitor}", mode="{mode}", '
        "patience=1)",
        "    model.stop_training = False",
        "    callback.set_model(model)",
        "    callback.on_train_begin({})",
        f"    for epoch, height in enumerate({heights}):",
        f'        callback.on_epoch_end(epoch, {{"{monitor}": 0.5 + sign * (height - 0.3)}})',
        "        if model.stop_training:",
        "            return epoch + 1",
        "",
        'decision = {"rising first": {"stopped after": stopped_after(1)},',
        '            "falling first": {"stopped after": stopped_after(-1)}}',
    ]
    parts = {one: f'decision["{one}"]' for one in ("rising first", "falling first")}
    return Program(lines, parts)


def network(name: str, case: str, given: Given, result: Result) -> Program:
    """An architecture: the names of its layers."""
    shapes = {"Xception": 71, "InceptionV3": 75, "InceptionResNetV2": 75}
    side = shapes.get(name.rpartition(".")[2], 32)
    words = f"weights=None, input_shape=({side}, {side}, 3)"
    lines = [f"model = tf.keras.{name}({words})"]
    return Program(lines, {"names": "[layer.name for layer in model.layers]"})
