# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


class Double(tf.keras.layers.Layer):  # changed
    def call(self, inputs):
        return 2 * inputs


x = np.linspace(0, 1, 40).reshape(10, 4).astype("float32")
model = tf.keras.Sequential(
    [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1), Double()]  # changed
)
model.save("model.keras")
loaded = tf.keras.models.load_model(
    "model.keras",
    custom_objects={"Double": Double},  # changed
)
same = np.allclose(model(x), loaded(x))
print("the same predictions:", same)
assert same
