# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

length = tf.constant([1, 2, 3])
last = tf.shape(length)[0] - 3  # nothing to choose from
tf.random.uniform([], 0, last, tf.int32)
