# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

print(float(tf.reduce_mean(tf.constant([1.0, 3.0]))))  # changed
assert tf.reduce_mean(tf.constant([1.0, 3.0])) == 2.0
