# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

layer = tf.keras.layers.Dense(1)
layer(tf.ones((64, 4)))  # the first call creates weights for 4 columns
print(layer(tf.ones((64, 5))).shape)
