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

steps = np.ones((8, 5, 3), "float32")
last = tf.keras.layers.LSTM(4)(steps)
every = tf.keras.layers.LSTM(4, return_sequences=True)(steps)
layer = tf.keras.layers.BatchNormalization()
print(last.shape, layer(last).shape)
print(every.shape)
layer(every)
