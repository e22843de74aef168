# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.10", "2.15", "2.16", "2.21", "2.22"]
# ///
# --8<-- [start:program]
import tensorflow as tf

layer = tf.keras.layers.Discretization(bin_boundaries=[0.0, 1.0])
bins = tf.cast(layer(tf.constant([-1.0, 0.5, 2.0])), "int64")
print(bins.numpy(), bins.dtype.name)
assert bins.dtype == tf.int64
