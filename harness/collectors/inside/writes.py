"""Writes a model in every format that a release has, with what it predicts.

This runs in an environment's own interpreter; valid on Python 3.7. Request: `cells`, by
kind the formats to write. Files are at `<format>/<kind>` with the format's extension.
Each result is printed at once: a crash prints nothing.
"""

import json
import os
import tempfile
import time

import tensorflow as tf
from inside import contents, kinds

MARK = "@@ "  # begins each line of ours
KERAS_3 = hasattr(tf.keras, "ops")


def tell(**said):
    print(MARK + json.dumps(said), flush=True)


def whole_h5(model, path):
    model.save(path + ".h5")
    return [path + ".h5"]


def whole_keras(model, path):
    model.save(path + ".keras")
    return [path + ".keras"]


def saved_model(model, path):
    if KERAS_3:
        raise NotImplementedError("Keras 3 has no `save_format`: it exports")
    model.save(path, save_format="tf")
    return [path]


def exported(model, path):
    model.export(path)
    return [path]


def weights_h5(model, path):
    model.save_weights(path + "-weights.h5")
    return [path + "-weights.h5"]


def weights_keras(model, path):
    model.save_weights(path + ".weights.h5")
    return [path + ".weights.h5"]


def weights_checkpoint(model, path):
    model.save_weights(path)
    return [path]


def train_checkpoint(model, path):
    parts = {"model": model}
    if getattr(model, "optimizer", None) is not None:
        parts["optimizer"] = model.optimizer
    tf.train.Checkpoint(**parts).write(path)
    return [path]


def as_json(model, path):
    with open(path + ".json", "w", encoding="utf-8") as file:
        file.write(model.to_json())
    ending = ".weights.h5" if KERAS_3 else "-weights.h5"
    model.save_weights(path + ending)
    return [path + ".json", path + ending]


def lite(model, path):
    make = tf.lite.TFLiteConverter
    if KERAS_3:  # the other way crashes Python on the first release with Keras 3
        with tempfile.TemporaryDirectory() as place:
            model.export(place)
            content = make.from_saved_model(place).convert()
    else:
        content = make.from_keras_model(model).convert()
    with open(path + ".tflite", "wb") as file:
        file.write(content)
    return [path + ".tflite"]


UNSHAPED = ("unbuilt", "subclassed")
FORMATS = {
    "h5": whole_h5,
    "keras": whole_keras,
    "savedmodel": saved_model,
    "export": exported,
    "weights-h5": weights_h5,
    "weights-keras": weights_keras,
    "weights-tf": weights_checkpoint,
    "checkpoint": train_checkpoint,
    "json": as_json,
    "tflite": lite,
}


def error_of(raised):
    return [type(raised).__name__, str(raised)]


def made(kind):
    """A model with fixed weights; a compiled one with the state of two steps."""
    tf.keras.backend.clear_session()
    model = kinds.build(kind)
    if kind in kinds.COMPILED:
        kinds.compile_it(model, kind)
        for _ in range(2):
            kinds.train(model, kind)
        kinds.set_state(model)
    elif kind in UNSHAPED and not KERAS_3:
        model.predict(kinds.inputs(kind))  # a SavedModel needs shapes
    kinds.set_weights(model)
    return model


def write(kind, formats):
    """Writes one model in these formats, and says what it predicts."""
    try:
        tell(begins=[kind])
        model = made(kind)
        predictions = kinds.predict(model, kind)
    except Exception as raised:
        return tell(kind=kind, error=error_of(raised))
    for name in formats:
        tell(begins=[kind, name])
        os.makedirs(name, exist_ok=True)
        started = time.time()
        try:
            paths = FORMATS[name](model, os.path.join(name, kind))
        except Exception as raised:
            tell(cell=[name, kind], error=error_of(raised))
            continue
        seconds = round(time.time() - started, 2)
        tell(cell=[name, kind], content=contents.digest(*paths), seconds=seconds)
    said = {"kind": kind, "predictions": predictions}
    if kind in kinds.COMPILED:
        said["losses"] = [kinds.train(model, kind) for _ in range(2)]
    return tell(**said)


def main(request):
    for kind, formats in request["cells"].items():
        write(kind, formats)
    tell(done=True)
