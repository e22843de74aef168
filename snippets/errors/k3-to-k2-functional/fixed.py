# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# inputs = "errors/k3-to-k2-functional/saves"
# inputs-from = ["2.21"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

inputs = tf.keras.Input(shape=(4,))  # changed: the same layers, in code
hidden = tf.keras.layers.Dense(8, activation="relu")(inputs)  # changed
outputs = tf.keras.layers.Dense(1)(hidden)  # changed
model = tf.keras.Model(inputs, outputs)  # changed
model.load_weights("2.21/model.h5")  # changed: from the .h5 file

saved = np.load("2.21/check.npz")
same = np.allclose(model(saved["x"]), saved["predictions"], atol=1e-5)
print("the same predictions:", same)
assert same
