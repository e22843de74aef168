# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.10,<2.16"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

inputs = tf.keras.Input(shape=(4,))
hidden = tf.keras.layers.Dense(8, activation="relu")(inputs)
outputs = tf.keras.layers.Dense(1)(hidden)
model = tf.keras.Model(inputs, outputs)

model.set_weights([weight + 1 for weight in model.get_weights()])  # as if trained
model.save("model.keras")
model.save("model.h5")

x = np.linspace(0, 1, 40).reshape(10, 4).astype("float32")
np.savez("check.npz", x=x, predictions=model(x))
print("saved with TensorFlow", tf.__version__)
