# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf


class Twice(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)  # changed
        self.first = tf.keras.layers.Dense(units)
        self.second = tf.keras.layers.Dense(units)

    def call(self, inputs):
        return self.second(self.first(inputs))


print(Twice(3)(tf.zeros((2, 4))).shape)
