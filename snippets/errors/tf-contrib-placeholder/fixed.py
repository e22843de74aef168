# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf


@tf.function  # changed: the graph is made from a function
def total(x):
    return tf.reduce_sum(x, axis=1)


sums = total(tf.constant([[1.0, 2.0], [3.0, 4.0]]))  # changed: call it
print(sums.numpy())
assert sums.numpy().tolist() == [3.0, 7.0]
