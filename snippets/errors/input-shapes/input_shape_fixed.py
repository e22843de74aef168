# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x, y = np.ones((64, 5)), np.ones((64, 1))
model = tf.keras.Sequential(
    [tf.keras.Input(shape=x.shape[1:]), tf.keras.layers.Dense(1)]  # changed
)
model.compile("adam", "mse")
model.fit(x, y, verbose=0)
print("trained")
