# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.10", "2.15", "2.16", "2.21", "2.22"]
# ///
# --8<-- [start:program]
import tensorflow as tf

layer = tf.keras.layers.StringLookup(vocabulary=["a", "b"], output_mode="multi_hot")
hot = tf.cast(layer(tf.constant([["a", "b"]])), "float32")
print(hot.numpy(), hot.dtype.name)
assert hot.dtype == tf.float32
