# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


def images():
    while True:
        yield np.ones((8, 3), "float32")  # no labels


def pairs():
    while True:
        yield np.ones((8, 3), "float32"), np.ones((8, 1), "float32")


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
history = model.fit(pairs(), steps_per_epoch=2, verbose=0)
print("epochs:", len(history.history["loss"]))
model.fit(images(), steps_per_epoch=2, verbose=0)
