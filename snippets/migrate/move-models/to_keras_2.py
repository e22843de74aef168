# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15"]
# inputs = "migrate/move-models/save_one"
# inputs-from = ["2.21"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

layers = tf.keras.layers


def build():  # the same code as on the new release
    inputs = tf.keras.Input((6, 2))
    x = layers.LSTM(4)(inputs)
    return tf.keras.Model(inputs, layers.Dense(1)(x))


model = build()
model.load_weights("2.21/model.h5")  # the whole model's file, but only its weights
expected = np.load("2.21/expected.npz")
same = np.allclose(model(expected["x"]), expected["y"], atol=1e-6)
print("same predictions:", same)
assert same
