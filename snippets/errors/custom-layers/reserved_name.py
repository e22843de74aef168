# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Scaled(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.weights = []  # Keras's own property


Scaled()
