# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

steps = tf.ones((1, 4, 3))
output, h, c = tf.keras.layers.LSTM(2, return_state=True)(steps)
print(h.shape, c.shape)
output, h, c = tf.keras.layers.LSTM(2)(steps)
