# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


def halve(epoch, rate):
    print("rate:", round(float(rate) / 2, 4))  # no return


x, y = np.ones((8, 3)), np.ones((8, 1))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(optimizer=tf.keras.optimizers.SGD(0.01), loss="mse")

right = tf.keras.callbacks.LearningRateScheduler(lambda epoch, rate: float(rate / 2))
history = model.fit(x, y, callbacks=[right], verbose=0)
print("epochs:", len(history.history["loss"]))
model.fit(x, y, callbacks=[tf.keras.callbacks.LearningRateScheduler(halve)], verbose=0)
