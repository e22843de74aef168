"""One architecture of `keras.applications`, without its trained weights: what it is made
of, what it predicts, and what each way of saving it keeps.

This runs in an environment's own interpreter; valid on Python 3.7. Request: `name`;
`shape` of the smallest input that it accepts; `saved`, whether it's also saved and loaded
in each format; `trained`, whether it's built once more as with `weights="imagenet"`.
Each result is printed at once: a crash prints nothing.
"""

import hashlib
import json
import os
import sys
import zipfile

import numpy as np
import tensorflow as tf
from inside.behave_values import kept

MARK = "@@ "  # begins each line of ours
KERAS_3 = hasattr(tf.keras, "ops")
# A SavedModel is traced layer by layer: 60 ms each on Keras 2, longer than all the rest.
TRACED = 100  # layers of a model that is also saved so
SAME = 1e-5  # of the largest prediction: graphs fuse what eager calls don't
SMALL = 0.01


def tell(**said):
    print(MARK + json.dumps(said), flush=True)


def size(layer):
    """The shape of what a layer gives for one example, such as `16x16x32`."""
    try:
        given = layer.output
        given = given[0] if isinstance(given, (list, tuple)) else given
        return "x".join("?" if one is None else str(one) for one in given.shape[1:])
    except Exception:  # a shared layer has several
        return "…"


def rows(model):
    """Its layers, in order: name, class, shape."""
    return [
        " ".join([one.name, type(one).__name__, size(one)]).strip()
        for one in model.layers
    ]


def digest(values):
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:10]


def structure(model):
    """What a model is made of."""
    shapes = [[int(n) for n in one.shape] for one in model.weights]
    trained = [int(np.prod(tuple(one.shape))) for one in model.trainable_weights]
    return {
        "parameters": int(model.count_params()),
        "trainable": sum(trained),
        "layers": rows(model),
        "weights": [len(shapes), digest(shapes)],
    }


def last_name(weight):
    name = getattr(weight, "path", None) or weight.name
    return name.rpartition("/")[2].partition(":")[0]


def fixed(name, shape, number):
    """The values of a weight: seeded by its position, so wide that no layer's outputs
    vanish or explode."""
    draw = np.random.RandomState(number).standard_normal(tuple(shape))
    if "kernel" in name or len(shape) > 1:
        spread = shape[:2] if "depthwise" in name else shape[:-1]
        return draw * np.sqrt(2.0 / max(1, np.prod(tuple(spread))))
    positive = "variance" in name or "gamma" in name
    return 1 + SMALL * np.abs(draw) if positive else SMALL * draw


def set_weights(model):
    """Gives each weight its fixed values; a layer's count of examples stays."""
    values = []
    for number, weight in enumerate(model.weights):
        name, shape = last_name(weight), [int(n) for n in weight.shape]
        old = weight.dtype if isinstance(weight.dtype, str) else weight.dtype.name
        if name == "count" or "float" not in old:
            values.append(weight.numpy())
        else:
            values.append(fixed(name, shape, number).astype(old))
    model.set_weights(values)


def inputs(model):
    """One image of values from 0 to 255."""
    shape = [int(n) for n in model.inputs[0].shape[1:]]
    count = int(np.prod(shape))
    values = (np.arange(count) * 7919 % 256).reshape([1] + shape)
    return values.astype("float32")


def predict(model):
    return np.asarray(model(inputs(model), training=False))


def served(path, model):
    """What an exported graph predicts."""
    loaded = tf.saved_model.load(path)  # its variables live as long as it does
    return np.asarray(loaded.serve(inputs(model)))


def saved_model(model):
    if KERAS_3:
        model.export("model")
        return served("model", model)
    model.save("model", save_format="tf")
    return predict(tf.keras.models.load_model("model"))


def whole(ending):
    def there_and_back(model):
        model.save("model" + ending)
        if ending == ".keras" and not zipfile.is_zipfile("model.keras"):
            return None  # it's an `.h5` under another name
        return predict(tf.keras.models.load_model("model" + ending))

    return there_and_back


def weights(model):
    """Into the model itself, after its weights were others."""
    model.save_weights("model.weights.h5")
    old = model.get_weights()
    model.set_weights([0.5 + 0 * one for one in old])
    try:
        model.load_weights("model.weights.h5")
        return predict(model)
    finally:
        model.set_weights(old)


def as_json(model):
    """The architecture alone, then its weights."""
    again = tf.keras.models.model_from_json(model.to_json())
    again.set_weights(model.get_weights())
    return predict(again)


def as_config(model):
    again = type(model).from_config(model.get_config())
    again.set_weights(model.get_weights())
    return predict(again)


FORMATS = {
    "weights": weights,
    "h5": whole(".h5"),
    "keras": whole(".keras"),
    "json": as_json,
    "savedmodel": saved_model,
}


def error_of(raised):
    text = str(raised).replace(os.getcwd() + "/", "")
    return [type(raised).__name__, text]


def there_and_back(model, expected, names):
    """What each format gives: the same, how far it is off, or what it raises."""
    scale = float(np.abs(expected).max()) or 1.0
    found = {}
    for name in names:
        tell(begins=name)
        try:
            got = FORMATS[name](model)
            if got is None:
                found[name] = "h5"
                continue
            apart = float(np.abs(got - expected).max()) / scale
            found[name] = "same" if apart <= SAME else ["other", "%.1e" % apart]
        except Exception as raised:
            found[name] = ["raises", *error_of(raised)]
    if isinstance(found.get("json"), list):  # the text, or what is in it?
        FORMATS["config"] = as_config
        found.update(there_and_back(model, expected, ["config"]))
    return found


def as_trained(make, **words):
    """The architecture as with `weights="imagenet"`, which changes some; nothing is
    downloaded, and no weights are loaded."""
    module = sys.modules[getattr(make, "__wrapped__", make).__module__]
    names = ("data_utils", "file_utils", "keras_utils", "utils")
    holders = [module] + [getattr(module, n) for n in names if hasattr(module, n)]
    holders = [one for one in holders if hasattr(one, "get_file")]
    old = [one.get_file for one in holders]
    load = tf.keras.Model.load_weights
    for one in holders:
        one.get_file = lambda *a, **k: "none.h5"
    tf.keras.Model.load_weights = lambda self, *a, **k: None
    try:
        return make(weights="imagenet", **words)
    finally:
        tf.keras.Model.load_weights = load
        for one, value in zip(holders, old):  # noqa: B905
            one.get_file = value


def with_trained(make, shape, plain):
    """What differs, and what each format gives, of the architecture that has trained
    weights; nothing where it's the same architecture."""
    tf.keras.backend.clear_session()
    words = {"include_top": False, "pooling": "avg"}  # with the top: 224x224 only
    model = as_trained(make, input_shape=tuple(shape), **words)
    more = [one for one in rows(model) if one.split()[0] not in plain]
    if not more:
        return None
    set_weights(model)
    names = [one for one in FORMATS if one != "savedmodel"]
    return {"more": more, "saves": there_and_back(model, predict(model), names)}


def main(request):
    make = getattr(tf.keras.applications, request["name"])
    tf.keras.backend.clear_session()
    tell(begins="build")
    if not request["saved"]:
        tell(structure=structure(make(weights=None)))
        return tell(done=True)
    words = {"input_shape": tuple(request["shape"])}
    if request["flat"]:  # its first dense layer grows with the image
        tell(structure=structure(make(weights=None)))
        tf.keras.backend.clear_session()
        words.update(include_top=False, pooling="avg")
    model = make(weights=None, **words)
    if not request["flat"]:
        tell(structure=structure(model))
    tell(begins="weights")
    set_weights(model)
    expected = predict(model)
    tell(out=kept(expected))
    names = [n for n in FORMATS if n != "savedmodel" or len(model.layers) <= TRACED]
    tell(saves=there_and_back(model, expected, names))
    if request["trained"]:
        tell(begins="trained")
        plain = {one.split()[0] for one in rows(model)}
        tell(trained=with_trained(make, request["shape"], plain))
    return tell(done=True)
