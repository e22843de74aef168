# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


def model(x):
    return tf.keras.Sequential([tf.keras.layers.Dense(1)])(x)


print("a layer's output:", model(tf.ones((1, 2))).shape)


def tf(x):  # the name of the module is this function's from here on
    return 2 * x


tf.keras.layers.Dense(1)
