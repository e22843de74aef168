# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# environments = ["2.16+keras-3.0.5", "2.16+keras-3.6.0", "2.21+keras-3.12.0", "2.21"]
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

random = np.random.default_rng(0)
for make in MODELS:
    model, name = make(), make.__name__
    # As if it were trained: a variance is positive, so every weight is.
    model.set_weights([random.uniform(0.1, 0.5, w.shape) for w in model.get_weights()])
    x = random.random((5,) + tuple(model.inputs[0].shape)[1:]).astype("float32")
    model.save(name + ".keras")
    model.save_weights(name + ".weights.h5")
    np.savez(name + ".npz", x=x, y=model(x).numpy())
print("saved:", *[make.__name__ for make in MODELS])
