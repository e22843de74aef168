# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.15"]
# [tool.harness]
# inputs = "errors/functional-parent-module/saves"
# inputs-from = ["2.15"]
# ///
# --8<-- [start:program]
import zipfile

import numpy as np
import tensorflow as tf

inputs = tf.keras.Input(shape=(4,))  # changed: the same layers, in code
hidden = tf.keras.layers.Dense(8, activation="relu")(inputs)  # changed
outputs = tf.keras.layers.Dense(1)(hidden)  # changed
model = tf.keras.Model(inputs, outputs)  # changed
with zipfile.ZipFile("2.15/model.keras") as archive:  # changed
    archive.extract("model.weights.h5")  # changed
model.load_weights("model.weights.h5")  # changed

saved = np.load("2.15/check.npz")
same = np.allclose(model(saved["x"]), saved["predictions"], atol=1e-5)
print("the same predictions:", same)
assert same
