# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0,<2.16"]
# [tool.harness]
# environments = ["2.15"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(4,))])
model.compile(optimizer="sgd", loss="mse")
model.save("folder")  # a folder: no extension

x = np.linspace(0, 1, 8).reshape(2, 4).astype("float32")
np.savez("saved.npz", x=x, predictions=model(x))
print("saved")
