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
def both(x):
    if x > 0:
        y = tf.sqrt(x)
    else:
        y = tf.zeros_like(x)
    return y


@tf.function
def only_one(x):
    if x > 0:
        y = tf.sqrt(x)
    return y


print(float(both(tf.constant(4.0))))
only_one(tf.constant(4.0))
