# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x, y = np.ones((64, 4)), np.ones((60, 1))
x = x[: len(y)]  # changed: here the last rows of x have no label
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, y, verbose=0)
print("trained")
