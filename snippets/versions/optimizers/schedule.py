# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.rand(64, 4).astype("float32")  # (64, 4)
y = x.sum(axis=1)  # (64,)
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])

rate = tf.keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.9)
model.compile(tf.keras.optimizers.Adam(rate), "mse")
losses = model.fit(x, y, epochs=20, verbose=0).history["loss"]
print("the loss falls:", losses[-1] < losses[0])
