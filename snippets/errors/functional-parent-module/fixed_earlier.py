# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.13"]
# [tool.harness]
# inputs = "errors/functional-parent-module/saves"
# inputs-from = ["2.13"]
# ///
# --8<-- [start:program]
import io
import zipfile

import h5py
import numpy as np
import tensorflow as tf

inputs = tf.keras.Input(shape=(4,))  # changed: the same layers, in code
hidden = tf.keras.layers.Dense(8, activation="relu")(inputs)  # changed
outputs = tf.keras.layers.Dense(1)(hidden)  # changed
model = tf.keras.Model(inputs, outputs)  # changed

with zipfile.ZipFile("2.13/model.keras") as archive:  # changed
    file = h5py.File(io.BytesIO(archive.read("model.weights.h5")), "r")  # changed
groups = file["_layer_checkpoint_dependencies"]  # changed
print("in the file:", list(groups))

names = ["dense", "dense_2"]  # changed: the layers with weights, in order
for layer, name in zip([layer for layer in model.layers if layer.weights], names):
    values = groups[name]["vars"]  # changed
    layer.set_weights([values[key][()] for key in sorted(values, key=int)])  # changed

saved = np.load("2.13/check.npz")
same = np.allclose(model(saved["x"]), saved["predictions"], atol=1e-5)
print("the same predictions:", same)
assert same
