# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


class Once(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x)


class EachTime(Once):
    def call(self, x):
        return tf.keras.layers.Dense(1)(self.dense(x))


x, y = np.ones((4, 2), "float32"), np.ones((4, 1), "float32")
for model in (Once(), EachTime()):
    model.compile("sgd", "mse")
    model.fit(x, y, verbose=0)
    print("trained")
