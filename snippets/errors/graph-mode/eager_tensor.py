# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

weights = tf.constant([1.0, 2.0])  # eager
with tf.Graph().as_default():
    print(tf.constant([1.0, 2.0]).shape)
    2 * weights
