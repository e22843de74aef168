# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# probe = true
# environments = ["2.16+keras-3.0.5", "2.16+keras-3.6.0", "2.21+keras-3.12.0", "2.21"]
# inputs = "migrate/move-models/save_keras_3"
# inputs-from = ["2.16+keras-3.0.5", "2.16+keras-3.6.0", "2.21+keras-3.12.0", "2.21"]
# cpu-seconds = 20
# reason = "reads six models in two formats from four versions of Keras"
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
FORMATS = [".keras", ".weights.h5"]
reasons = {}


def compare(folder, make, how):
    """Whether predictions are those of the version that saved the file."""
    path = os.path.join(folder, make.__name__)
    expected = np.load(path + ".npz")
    try:
        if how == ".keras":
            known = {"Scale": Scale}
            model = tf.keras.models.load_model(path + how, known, compile=False)
        else:
            model = make()
            model.load_weights(path + how)
        found = model(expected["x"]).numpy()
    except Exception as error:
        told = str(error).replace(path, "model").strip().splitlines()[0]
        line = "%s: %s" % (type(error).__name__, told)
        reasons.setdefault(line[:120], []).append(
            "%s %s %s" % (folder, make.__name__, how)
        )
        return "fails"
    difference = np.abs(found - expected["y"]).max()
    return "same" if difference < 1e-5 else "%.2f off" % difference


for folder in sorted(os.listdir()):
    print("saved by %-18s" % folder, *["%-12s" % how for how in FORMATS])
    for make in MODELS:
        row = [compare(folder, make, how) for how in FORMATS]
        print("%-27s" % make.__name__, *["%-12s" % cell for cell in row])
    print()
for line, where in reasons.items():
    print(line)
    print("   ", ", ".join(where))
