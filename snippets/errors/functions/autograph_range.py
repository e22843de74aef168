# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


@tf.function(autograph=False)
def total(n):
    result = 0
    for one in tf.range(n):
        result += one
    return result


print(tf.function(total.python_function)(tf.constant(4)).numpy())
total(tf.constant(4))
