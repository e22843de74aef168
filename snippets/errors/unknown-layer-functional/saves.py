# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0,<2.16"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

inputs = tf.keras.Input(shape=(4,))
outputs = tf.keras.layers.Dense(1)(inputs)
model = tf.keras.Model(inputs, outputs)
model.compile("adam", "mse")
model.set_weights([weight + 1 for weight in model.get_weights()])  # as if trained
model.save("model.h5")

x = np.linspace(0, 1, 40).reshape(10, 4).astype("float32")
np.savez("check.npz", x=x, predictions=model(x))
print("saved as a", type(model).__name__)
