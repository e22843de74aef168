# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.16", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Zeros(tf.keras.layers.Layer):
    def call(self, x):
        return tf.zeros((x.shape[0], 2))  # tf.shape(x)[0]


try:
    Zeros()(tf.keras.Input((3,)))
except TypeError as error:
    print([line for line in str(error).splitlines() if "None" in line][0][:48])
