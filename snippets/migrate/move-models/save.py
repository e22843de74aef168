# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# cpu-seconds = 20
# reason = "six models, each in five formats"
# ///
# --8<-- [start:program]
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
KERAS_3 = hasattr(tf.keras, "ops")


def save(model, name):
    """In every format that this release can write."""
    model.save(name + ".h5")
    model.save_weights(name + ".weights.h5")
    if not KERAS_3:  # Keras 3 refuses this name
        model.save_weights(name + "-weights.h5")
    if KERAS_3:
        model.export(name, verbose=False)
    else:
        model.save(name, save_format="tf")
    try:
        model.save(name + ".keras", **({} if KERAS_3 else {"save_format": "keras"}))
    except ValueError as error:
        print(name + ".keras:", str(error).splitlines()[0])


random = np.random.default_rng(0)
for make in MODELS:
    model, name = make(), make.__name__
    # As if it were trained: a variance is positive, so every weight is.
    model.set_weights([random.uniform(0.1, 0.5, w.shape) for w in model.get_weights()])
    x = random.random((5,) + tuple(model.inputs[0].shape)[1:]).astype("float32")
    save(model, name)
    np.savez(name + ".npz", x=x, y=model(x).numpy())
    print("saved:", name)
