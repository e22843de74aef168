# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


def build(second):
    inputs = tf.keras.Input(shape=(2,))
    hidden = tf.keras.layers.Dense(2, name="hidden")(inputs)
    return tf.keras.Model(inputs, tf.keras.layers.Dense(2, name=second)(hidden))


print(build("last").layers[-1].name)
build("hidden")
