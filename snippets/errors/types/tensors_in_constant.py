# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


@tf.function
def pair(x):
    tf.stack([x, x])
    return tf.constant([x, x])


pair(tf.constant(1.0))
