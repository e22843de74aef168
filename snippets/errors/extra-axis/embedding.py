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

tokens = np.ones((8, 5), "int32")
layers = tf.keras.layers
print(layers.LSTM(4)(layers.Embedding(10, 3)(tokens)).shape)
column = tokens[..., np.newaxis]  # or one-hot rows
print(layers.Embedding(10, 3)(column).shape)
layers.LSTM(4)(layers.Embedding(10, 3)(column))
