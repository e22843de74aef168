"""Loads what another release wrote, as its users would, until the predictions are right.

This runs in an environment's own interpreter; valid on Python 3.7. Request: `folder` with
the files; `cells`, each as [format, kind]; by kind, `predictions` and `losses` as their
writer gave them, and `tolerances`, relative to the largest value. Each result is printed
at once: a crash prints nothing.
"""

import inspect
import itertools
import json
import os
import shutil
import zipfile

import numpy as np
import tensorflow as tf
from inside import kinds

MARK = "@@ "  # begins each line of ours
keras = tf.keras
MODELS = {}  # by kind
SAME, OTHER, RAISES = "same", "other", "raises"
CUSTOM, UNCOMPILED, UNSAFE, RENAMED = (
    "custom_objects",
    "compile=False",
    "safe_mode=False",
    "renamed",
)


def tell(**said):
    print(MARK + json.dumps(said), flush=True)


def is_hdf5(path):
    return not (os.path.isdir(path) or zipfile.is_zipfile(path))


def renamed(path, ending):
    """A copy under another name; the name decides how Keras reads it."""
    place = "renamed" + ending
    shutil.copyfile(path, place)
    return place


def load_whole(path, kind, options):
    """`load_model` with some of the documented options."""
    words = {}
    if CUSTOM in options:
        words["custom_objects"] = kinds.CUSTOM[kind]
    if UNCOMPILED in options:
        words["compile"] = False
    if UNSAFE in options:
        words["safe_mode"] = False
    if RENAMED in options:
        path = renamed(path, ".h5")
    return keras.models.load_model(path, **words)


def possible(path, kind):
    """The options that could help with this file."""
    if kind in kinds.CUSTOM:
        yield CUSTOM
    if kind in kinds.COMPILED:
        yield UNCOMPILED
    loading = inspect.signature(keras.models.load_model).parameters
    if kind == "lambda" and "safe_mode" in loading:
        yield UNSAFE
    if path.endswith(".keras") and is_hdf5(path):
        yield RENAMED


def ways_whole(path, kind):
    """How to load a whole model from a file: plainly, with options, its weights only."""
    options = list(possible(path, kind))
    for count in range(len(options) + 1):
        for some in itertools.combinations(options, count):
            yield "+".join(some), lambda some=some: load_whole(path, kind, some)
    for way, load in ways_weights(path, kind):
        yield ("weights+" + way).rstrip("+"), load


def within(path):
    """The weights file that a .keras archive contains."""
    with zipfile.ZipFile(path) as file:
        return file.extract("model.weights.h5", "extracted")


def from_code(kind, load):
    """A model built from its code, with weights that only a file can change. It is built
    once: most of the time goes there."""
    if kind not in MODELS:
        MODELS[kind] = kinds.build(kind)
    return filled(MODELS[kind], load)


def filled(model, load):
    """The model with weights that no file has, then with those that are loaded."""
    for weight in model.weights:
        if "float" in str(getattr(weight, "dtype", "")):
            weight.assign(np.full(tuple(weight.shape), 0.625, "float32"))
    load(model)
    return model


def ways_weights(path, kind):
    """How to load weights from a file: plainly, under another name, by name."""

    def plain(model):
        model.load_weights(path)

    def by_name(model):
        model.load_weights(path, by_name=True)

    def other(ending):
        return lambda model: model.load_weights(renamed(path, ending))

    yield "", lambda: from_code(kind, plain)
    if not is_hdf5(path):
        yield (
            "extracted",
            lambda: from_code(kind, lambda m: m.load_weights(within(path))),
        )
        return
    for ending in (".weights.h5", "-weights.h5"):
        if not path.endswith(ending):
            way = "renamed " + ending
            yield way, lambda ending=ending: from_code(kind, other(ending))
    yield "by_name", lambda: from_code(kind, by_name)


def call_signature(loaded, kind):
    """What a loaded graph predicts, through `serve` or its signature."""
    given = kinds.inputs(kind)
    many = isinstance(given, list)
    given = [tf.constant(one) for one in (given if many else [given])]
    signature = loaded.signatures["serving_default"]
    names = sorted(signature.structured_input_signature[1])
    if many:  # by their last dimension: names differ from release to release
        shapes = signature.structured_input_signature[1]
        names.sort(key=lambda name: -int(shapes[name].shape[-1]))
    return signature(**dict(zip(names, given)))  # noqa: B905


class Called:
    """What predicts by a separate function."""

    def __init__(self, function):
        self.function = function


def serving(path, kind):
    """The graph without Keras."""
    loaded = tf.saved_model.load(path)
    return Called(lambda: call_signature(loaded, kind))


def layer_of(path, kind):
    """The graph as a Keras layer."""
    layer = keras.layers.TFSMLayer(path, call_endpoint="serving_default")
    return Called(lambda: layer(kinds.inputs(kind)))


def ways_saved_model(path, kind):
    options = [o for o in possible(path, kind) if o != RENAMED]
    for count in range(len(options) + 1):
        for some in itertools.combinations(options, count):
            yield "+".join(some), lambda some=some: load_whole(path, kind, some)
    if hasattr(keras.layers, "TFSMLayer"):
        yield "TFSMLayer", lambda: layer_of(path, kind)
    yield "tf.saved_model.load", lambda: serving(path, kind)
    yield "weights", lambda: from_code(kind, in_folder(path))


def in_folder(path):
    return lambda model: model.load_weights(path + "/variables/variables")


def ways_exported(path, kind):
    yield "", lambda: serving(path, kind)
    if hasattr(keras.layers, "TFSMLayer"):
        yield "TFSMLayer", lambda: layer_of(path, kind)


def ways_checkpoint(path, kind):
    """Weights that `save_weights` wrote as a checkpoint."""

    def with_checkpoint(model):
        tf.train.Checkpoint(model).restore(path).expect_partial()

    yield "", lambda: from_code(kind, lambda model: model.load_weights(path))
    yield "tf.train.Checkpoint", lambda: from_code(kind, with_checkpoint)


def restored(path, kind, whole):
    """A model and its optimizer from a checkpoint of both."""

    def load(model):
        parts = {"model": model}
        if kind in kinds.COMPILED and whole:
            kinds.compile_it(model, kind)
            parts["optimizer"] = model.optimizer
        tf.train.Checkpoint(**parts).restore(path).expect_partial()

    return filled(kinds.build(kind), load)


def ways_train_checkpoint(path, kind):
    yield "", lambda: restored(path, kind, True)
    if kind in kinds.COMPILED:
        yield "without optimizer", lambda: restored(path, kind, False)


def ways_json(path, kind):
    """The architecture from its text, then its weights."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    stem = path[: -len(".json")]
    endings = (".weights.h5", "-weights.h5")
    written = next(one for one in endings if os.path.exists(stem + one))

    def load(some, ending):
        words = {"custom_objects": kinds.CUSTOM[kind]} if CUSTOM in some else {}
        model = keras.models.model_from_json(text, **words)
        weights = stem + written
        model.load_weights(weights if ending == written else renamed(weights, ending))
        return model

    options = [one for one in possible(path, kind) if one == CUSTOM]
    for ending in (written, *(one for one in endings if one != written)):
        for count in range(len(options) + 1):
            for some in itertools.combinations(options, count):
                way = [*some, *([] if ending == written else ["renamed " + ending])]
                yield "+".join(way), lambda s=some, e=ending: load(s, e)
    for way, from_weights in ways_weights(stem + written, kind):
        yield ("weights+" + way).rstrip("+"), from_weights


def lite(path, kind):
    interpreter = tf.lite.Interpreter(model_path=path)
    details = interpreter.get_input_details()
    given = kinds.inputs(kind)
    given = given if isinstance(given, list) else [given]
    by_size = sorted(details, key=lambda one: -int(one["shape"][-1]))
    for detail, value in zip(by_size if len(given) > 1 else details, given):  # noqa: B905
        interpreter.resize_tensor_input(detail["index"], list(value.shape))
    interpreter.allocate_tensors()
    for detail, value in zip(by_size if len(given) > 1 else details, given):  # noqa: B905
        interpreter.set_tensor(detail["index"], value)
    interpreter.invoke()
    return Called(
        lambda: interpreter.get_tensor(interpreter.get_output_details()[0]["index"])
    )


def ways_lite(path, kind):
    yield "", lambda: lite(path, kind)


FORMATS = {
    "h5": (".h5", ways_whole),
    "keras": (".keras", ways_whole),
    "savedmodel": ("", ways_saved_model),
    "export": ("", ways_exported),
    "weights-h5": ("-weights.h5", ways_weights),
    "weights-keras": (".weights.h5", ways_weights),
    "weights-tf": ("", ways_checkpoint),
    "checkpoint": ("", ways_train_checkpoint),
    "json": (".json", ways_json),
    "tflite": (".tflite", ways_lite),
}


def predicted(loaded, kind):
    if isinstance(loaded, Called):
        return kinds.numbers_of(loaded.function())
    return kinds.predict(loaded, kind)


def distance(found, expected):
    """The largest difference, relative to the largest value; 2 for another shape."""
    if len(found) != len(expected):
        return 2.0
    scale = max(abs(one) for one in expected) or 1.0
    largest = max(abs(a - b) for a, b in zip(found, expected)) / scale  # noqa: B905
    return largest if largest == largest else 2.0  # not a number


def told(raised, path):
    """An error; its file has the same name for every model."""
    name = "model" + os.path.splitext(path)[1]
    text = str(raised)
    for known in (os.path.abspath(path), path):
        text = text.replace(known, name)
    return [type(raised).__name__, text]


def try_way(load, kind, expected, tolerance):
    """What loading one way gives: the state, what was loaded, and the error or the
    difference."""
    try:
        loaded = load()
        apart = distance(predicted(loaded, kind), expected)
    except Exception as raised:
        return RAISES, None, raised
    return (SAME if apart <= tolerance else OTHER), loaded, apart


def losses(loaded, kind, expected, tolerance):
    """Whether training goes on with the same losses: two steps."""
    try:
        found = [kinds.train(loaded, kind) for _ in range(2)]
    except Exception as raised:
        return [RAISES, told(raised, "")]
    apart = distance(found, expected)
    return [SAME if apart <= tolerance else OTHER, apart]


def read(name, kind, request):
    """Loads one file: the first way, and where it fails the first way that doesn't."""
    ending, ways = FORMATS[name]
    path = os.path.join("files", name, kind) + ending
    tell(begins=[name, kind])
    expected, tolerance = request["predictions"][kind], request["tolerances"][kind]
    said = {"cell": [name, kind], "way": None}
    for way, load in ways(path, kind):
        state, loaded, detail = try_way(load, kind, expected, tolerance)
        if "state" not in said:
            said["state"] = state
            said["detail"] = told(detail, path) if state == RAISES else detail
        if state == SAME:
            said["way"] = way
            break
    goes_on = kind in request["losses"] and said["way"] is not None
    if goes_on and getattr(loaded, "optimizer", None) is not None:
        said["next"] = losses(loaded, kind, request["losses"][kind], tolerance)
    tell(**said)


def main(request):
    os.symlink(request["folder"], "files")
    for name, kind in request["cells"]:
        read(name, kind, request)
    tell(done=True)
