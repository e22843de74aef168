# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.3,<2.16"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

inputs = tf.keras.Input(shape=(4,))
hidden = tf.keras.layers.Dense(8)(inputs)
outputs = tf.keras.layers.Dense(1)(tf.nn.relu(hidden))  # a function of TensorFlow
model = tf.keras.Model(inputs, outputs)
model.set_weights([weight + 1 for weight in model.get_weights()])  # as if trained
model.save("model.h5")

x = np.linspace(0, 1, 40).reshape(10, 4).astype("float32")
np.savez("check.npz", x=x, predictions=model(x))

inputs = tf.keras.Input(shape=(8, 4))
outputs = tf.keras.layers.Dense(1)(inputs[:, -1])  # a slice
tf.keras.Model(inputs, outputs).save("slice.h5")
print([type(layer).__name__ for layer in model.layers])
