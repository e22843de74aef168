# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.16", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Stack(tf.keras.layers.Layer):
    def call(self, x):
        self.dense = tf.keras.layers.Dense(1)  # belongs into __init__ or build
        return self.dense(x)


Stack()(tf.ones((1, 3)))
