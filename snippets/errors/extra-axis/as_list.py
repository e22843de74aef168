# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Rows(tf.keras.layers.Layer):
    def call(self, x):
        return tf.reshape(x, [-1, x.shape.as_list()[-1]])


def through(x):
    return tf.py_function(lambda one: one, [x], tf.float32)


@tf.function
def known(x):
    return Rows()(tf.ensure_shape(through(x), [None, None, 3]))


@tf.function
def unknown(x):
    return Rows()(through(x))


print(known(tf.ones((2, 4, 3))).shape)
unknown(tf.ones((2, 4, 3)))
