# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0,<2.16"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

inner = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(8)])
inputs = tf.keras.Input(shape=(4,))
outputs = tf.keras.layers.Dense(1)(inner(inputs))
model = tf.keras.Model(inputs, outputs)
model.set_weights([weight + 1 for weight in model.get_weights()])  # as if trained
model.save("nested.h5")

x = np.linspace(0, 1, 40).reshape(10, 4).astype("float32")
np.savez("nested.npz", x=x, predictions=model(x))
print("saved")
