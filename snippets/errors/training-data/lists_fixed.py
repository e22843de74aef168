# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = [[1.0, 2.0], [3.0, 4.0]]
y = [3.0, 7.0]
model = tf.keras.Sequential([tf.keras.Input(shape=(2,)), tf.keras.layers.Dense(1)])

model.compile("adam", "mse")
model.fit(np.array(x), np.array(y), verbose=0)  # changed
print("trained")
