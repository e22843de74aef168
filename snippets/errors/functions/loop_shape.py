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
def collected(n):
    squares = tf.TensorArray(tf.int32, 0, dynamic_size=True)
    for i in tf.range(n):
        squares = squares.write(i, i * i)
    return squares.stack()


@tf.function
def concatenated(n):
    squares = tf.constant([0])
    for i in tf.range(n):
        squares = tf.concat([squares, [i * i]], axis=0)
    return squares


print(collected(tf.constant(4)).numpy())
concatenated(tf.constant(4))
