# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
board = tf.keras.callbacks.TensorBoard("logs")
model.fit(np.ones((64, 4)), np.ones((64, 1)), callbacks=[board], verbose=0)
print("logged")
