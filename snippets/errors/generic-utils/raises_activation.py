# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


def double(x):
    return 2 * x


tf.keras.utils.get_custom_objects()["double"] = double
print(tf.keras.layers.Dense(1, activation="double").activation is double)
