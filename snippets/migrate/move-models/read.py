# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# environments = ["2.4", "2.10", "2.15", "2.21", "2.21+tf_keras"]
# inputs = "migrate/move-models/save"
# inputs-from = ["2.4", "2.10", "2.15", "2.21"]
# cpu-seconds = 60
# reason = "reads six models in five formats from four releases"
# ///
# --8<-- [start:program]
import os

import numpy as np
import tensorflow as tf

layers = tf.keras.layers


class Scale(layers.Layer):
    """A custom layer."""

    def build(self, input_shape):
        self.factor = self.add_weight(name="factor", shape=(), initializer="ones")

    def call(self, inputs):
        return inputs * self.factor


def dense():
    return tf.keras.Sequential(
        [tf.keras.Input((12,)), layers.Dense(8, activation="relu"), layers.Dense(3)]
    )


def convolution():
    inputs = tf.keras.Input((12, 12, 1))
    x = layers.Conv2D(4, 3, activation="relu")(inputs)
    x = layers.BatchNormalization()(x)
    x = layers.MaxPooling2D()(x)
    return tf.keras.Model(inputs, layers.Dense(3)(layers.Flatten()(x)))


def depthwise():
    inputs = tf.keras.Input((12, 12, 1))
    x = layers.DepthwiseConv2D(3, depth_multiplier=4)(inputs)
    return tf.keras.Model(inputs, layers.GlobalAveragePooling2D()(x))


def recurrent():
    return tf.keras.Sequential(
        [tf.keras.Input((12, 2)), layers.Bidirectional(layers.LSTM(4)), layers.Dense(3)]
    )


def nested():
    inner = tf.keras.Sequential(
        [tf.keras.Input((12,)), layers.Dense(8), layers.Dense(4)]
    )
    inputs = tf.keras.Input((12,))
    return tf.keras.Model(inputs, layers.Dense(3)(inner(inputs)))


def custom():
    return tf.keras.Sequential([tf.keras.Input((12,)), layers.Dense(8), Scale()])


MODELS = [dense, convolution, depthwise, recurrent, nested, custom]
WEIGHTS = ["-weights.h5", ".weights.h5"]
FORMATS = [".h5", *WEIGHTS, ".keras", "SavedModel", "serving"]
reasons = {}


def load(folder, make, how):
    """Predictions of what another release saved, read in one of six ways."""
    path = os.path.join(folder, make.__name__)
    known = {"Scale": Scale}
    if how in WEIGHTS:
        model = make()
        model.load_weights(path + how)
        return lambda x: model(x).numpy()
    if how == "serving":
        served = tf.saved_model.load(path)  # keep it: it owns the variables

        def predict(x):
            outputs = served.signatures["serving_default"](tf.constant(x))
            return list(outputs.values())[0].numpy()

        return predict
    ending = "" if how == "SavedModel" else how
    model = tf.keras.models.load_model(path + ending, known, compile=False)
    return lambda x: model(x).numpy()


def compare(folder, make, how):
    path = os.path.join(folder, make.__name__)
    if how[0] in "-." and not os.path.exists(path + how):
        return "-"
    expected = np.load(path + ".npz")
    try:
        found = load(folder, make, how)(expected["x"])
    except Exception as error:
        told = str(error).replace(path, "model").strip().splitlines()[0]
        line = "%s: %s" % (type(error).__name__, told)
        reasons.setdefault(line[:120], []).append(
            "%s %s %s" % (folder, make.__name__, how)
        )
        return "fails"
    difference = np.abs(found - expected["y"]).max()
    return "same" if difference < 1e-5 else "%.2f off" % difference


for folder in ("2.4", "2.10", "2.15", "2.21"):
    print("saved on %-5s" % folder, *["%-12s" % how for how in FORMATS])
    for make in MODELS:
        row = [compare(folder, make, how) for how in FORMATS]
        print("%-14s" % make.__name__, *["%-12s" % cell for cell in row])
    print()
for line, where in reasons.items():
    print(line)
    print("   ", ", ".join(where))
