# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.3,<2.16"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.default_rng(0).random((64, 4), dtype="float32")
y = x.sum(axis=1)
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, y, verbose=0)
model.save("model.h5")
model.save("folder")
np.savez("model.npz", x=x, predictions=model(x))
print("saved")
