# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "2.16+keras-3*"]
# inputs = "errors/loading-layers/nested_saves"
# inputs-from = ["2.10"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

inner = tf.keras.Sequential(  # changed: the same layers, in code
    [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(8)]
)
inputs = tf.keras.Input(shape=(4,))  # changed
outputs = tf.keras.layers.Dense(1)(inner(inputs))  # changed
model = tf.keras.Model(inputs, outputs)  # changed
model.load_weights("2.10/nested.h5")  # changed: from the same file

saved = np.load("2.10/nested.npz")
same = np.allclose(model(saved["x"]), saved["predictions"], atol=1e-5)
print("the same predictions:", same)
assert same
