# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Twice(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)

    def call(self, inputs):
        return 2 * inputs


class Wrong(Twice):
    def __init__(self):
        super(Twice, self).__init__(self)  # `self` is passed twice


x = tf.ones((1, 3))
print(Twice()(x).shape)
print(Wrong()(x).shape)
