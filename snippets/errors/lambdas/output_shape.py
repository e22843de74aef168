# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.16", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


def first_rows(x):
    return x[: int(x.shape[0])]


x = tf.keras.Input((3,))
print(tf.keras.layers.Lambda(lambda x: 2 * x)(x).shape)
tf.keras.layers.Lambda(first_rows)(x)
