# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

steps = tf.keras.Input((4, 3))
whole = tf.keras.layers.LSTM(8, return_sequences=True)(steps)
print(tf.keras.layers.TimeDistributed(tf.keras.layers.Dense(2))(whole).shape)
last = tf.keras.layers.LSTM(8)(steps)
tf.keras.layers.TimeDistributed(tf.keras.layers.Dense(2))(last)
