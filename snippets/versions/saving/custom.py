# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


class Double(tf.keras.layers.Layer):
    def call(self, inputs):
        return 2 * inputs


x = np.random.rand(8, 4).astype("float32")
model = tf.keras.Sequential(
    [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1), Double()]
)
model.save("model.h5")
loaded = tf.keras.models.load_model("model.h5", custom_objects={"Double": Double})
same = np.allclose(model.predict(x, verbose=0), loaded.predict(x, verbose=0))
print("the same predictions:", same)
