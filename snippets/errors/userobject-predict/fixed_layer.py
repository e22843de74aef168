# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.linspace(0, 1, 40).reshape(10, 4).astype("float32")
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
tf.saved_model.save(model, "folder")

layer = tf.keras.layers.TFSMLayer("folder", call_endpoint="serving_default")  # changed
inputs = tf.keras.Input(shape=(4,))
loaded = tf.keras.Model(inputs, layer(inputs))  # changed
predictions = list(loaded(x).values())[0]  # changed: a dictionary
same = np.allclose(model(x), predictions, atol=1e-5)
print("the same predictions:", same)
assert same
