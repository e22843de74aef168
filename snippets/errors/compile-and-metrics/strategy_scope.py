# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x, y = np.ones((4, 2), "float32"), np.ones((4, 1), "float32")
strategy = tf.distribute.MirroredStrategy(["/cpu:0"])


def build():
    return tf.keras.Sequential([tf.keras.Input(shape=(2,)), tf.keras.layers.Dense(1)])


with strategy.scope():
    model = build()
    model.compile("sgd", "mse")
model.fit(x, y, verbose=0)
print("built in the scope: trained")

outside = build()
with strategy.scope():
    outside.compile("sgd", "mse")
outside.fit(x, y, verbose=0)
print("built outside: trained")
