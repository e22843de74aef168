# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

tf.compat.v1.disable_eager_execution()


class Twice(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()  # changed
        self.factor = 2.0

    def call(self, inputs):
        return self.factor * inputs


print(Twice()(tf.keras.Input(shape=(4,))).shape)
