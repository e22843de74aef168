# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.ones((4, 5, 3))
_, h, c = tf.keras.layers.LSTM(8, return_state=True)(x)
print(tf.keras.layers.GRU(8)(x, initial_state=h).shape)
tf.keras.layers.GRU(8)(x, initial_state=[h, c])
