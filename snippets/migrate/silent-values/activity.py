# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.10", "2.15", "2.16", "2.21", "2.22"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.ones((2, 3, 4), "float32")
layer = tf.keras.layers.SimpleRNN(2, "relu", activity_regularizer="l2")
layer(x)
print("penalties:", len(layer.losses))
