# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.10", "2.11", "2.15", "2.16", "2.22"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

layer = tf.keras.layers.Normalization(mean=3.0, variance=4.0, invert=True)
print(layer(tf.constant([[-1.0], [0.0], [1.0]])).numpy().ravel())
