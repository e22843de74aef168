# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.used = tf.keras.layers.Dense(1)
        self.dropped = tf.keras.layers.Dense(1)

    def call(self, x):
        self.dropped(x)  # its result goes nowhere
        return self.used(x)


model = Net()
model.compile("sgd", "mse")
model.fit(np.ones((4, 2), "float32"), np.ones((4, 1), "float32"), verbose=0)
print("trained")
