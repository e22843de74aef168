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
encoder = tf.keras.layers.LSTM(8, return_state=True)
_, h, c = encoder(x)
print(tf.keras.layers.LSTM(8)(x, initial_state=[h, c]).shape)
tf.keras.layers.LSTM(16)(x, initial_state=[h, c])
