# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

layers = [tf.keras.layers.Dense(3, activation="relu"), tf.keras.layers.Dense(1)]
model = tf.keras.Sequential(layers)
model.build((None, 4))
np.savez("weights.npz", *model.get_weights())  # changed: arrays, no classes
print("arrays:", len(model.get_weights()))
assert len(model.get_weights()) == 4
