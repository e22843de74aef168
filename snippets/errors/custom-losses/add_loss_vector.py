# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


class Penalty(tf.keras.layers.Layer):
    def call(self, x):
        self.add_loss(tf.reduce_mean(x, axis=1))  # without axis=1, it's one number
        return x


x, y = np.ones((8, 3)), np.ones((8, 1))
model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(1), Penalty()])
model.compile(loss="mse")
model.fit(x, y, verbose=0)
