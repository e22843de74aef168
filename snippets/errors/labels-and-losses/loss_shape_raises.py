# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.ones((64, 4))
digits = np.arange(64) % 10  # integers, not one-hot rows
model = tf.keras.Sequential(
    [tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(10, activation="softmax")]
)
model.compile("adam", "categorical_crossentropy")
model.fit(x, digits, verbose=0)
print("trained")
