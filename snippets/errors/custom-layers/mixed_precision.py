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


class Noise(tf.keras.layers.Layer):
    def __init__(self, cast, **arguments):
        super().__init__(**arguments)
        self.cast = cast

    def call(self, x):
        mask = tf.random.uniform(tf.shape(x))  # float32
        return x * (tf.cast(mask, x.dtype) if self.cast else mask)


x = np.ones((2, 3), "float32")
mixed = tf.keras.mixed_precision.Policy("mixed_float16")
print(Noise(cast=True, dtype=mixed)(x).dtype)
print(Noise(cast=False, dtype="float32")(x).dtype)
Noise(cast=False, dtype=mixed)(x)
