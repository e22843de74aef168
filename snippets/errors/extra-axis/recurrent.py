# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

layer = tf.keras.layers.LSTM(4)
x = np.ones((8, 1, 5, 2), "float32")  # samples, one axis too many, steps, features
print(layer(np.squeeze(x, axis=1)).shape)
layer(x)
