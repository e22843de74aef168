# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.7", "2.8", "2.15", "2.16", "2.22"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.ones((2, 3, 4), "float32")
layer = tf.keras.layers.MultiHeadAttention(1, 2, activity_regularizer="l2")
layer(x, x)
print("penalties:", len(layer.losses))
