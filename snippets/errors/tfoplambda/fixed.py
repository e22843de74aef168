# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# inputs = "errors/tfoplambda/saves"
# inputs-from = ["2.10"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

inputs = tf.keras.Input(shape=(4,))  # changed: the same layers, in code
hidden = tf.keras.layers.Dense(8)(inputs)  # changed
hidden = tf.keras.layers.ReLU()(hidden)  # changed: a layer, for the function
outputs = tf.keras.layers.Dense(1)(hidden)  # changed
model = tf.keras.Model(inputs, outputs)  # changed
model.load_weights("2.10/model.h5")  # changed: from the same file

saved = np.load("2.10/check.npz")
same = np.allclose(model(saved["x"]), saved["predictions"], atol=1e-5)
print("the same predictions:", same)
assert same
