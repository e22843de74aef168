# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.21"]
# inputs = "migrate/move-models/save_one"
# inputs-from = ["2.4", "2.10", "2.15"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

layers = tf.keras.layers


def build():  # the same code as on the old release
    inputs = tf.keras.Input((6, 2))
    x = layers.LSTM(4)(inputs)
    return tf.keras.Model(inputs, layers.Dense(1)(x))


for release in ("2.4", "2.10", "2.15"):
    model = build()
    model.load_weights(release + "/model-weights.h5")
    expected = np.load(release + "/expected.npz")
    same = np.allclose(model(expected["x"]), expected["y"], atol=1e-6)
    print("saved on", release, "- same predictions:", same)
    assert same
