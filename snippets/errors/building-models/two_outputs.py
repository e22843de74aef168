# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

layers = tf.keras.layers
x = tf.ones((2, 4, 3))
right = tf.keras.Sequential([layers.LSTM(8), layers.Dense(1)])
print(right(x).shape)
wrong = tf.keras.Sequential([layers.LSTM(8, return_state=True), layers.Dense(1)])
wrong(x)
