# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# inputs = "errors/moved-functions/saves_arrays"
# inputs-from = ["2.15"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

layers = [  # the same code
    tf.keras.layers.Dense(3, activation="relu"),
    tf.keras.layers.Dense(1),
]
model = tf.keras.Sequential(layers)
model.build((None, 4))
with np.load("2.15/weights.npz") as arrays:  # changed
    model.set_weights([arrays[name] for name in arrays.files])  # changed
print("parameters:", model.count_params())
assert model.count_params() == 15 + 4
