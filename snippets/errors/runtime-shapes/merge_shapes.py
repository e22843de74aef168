# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


def block(size):
    image = tf.keras.Input(shape=(size, size, 1))
    half = tf.keras.layers.MaxPooling2D()(image)
    again = tf.keras.layers.UpSampling2D()(half)
    return tf.keras.layers.Concatenate()([image, again])


print(block(28).shape)  # 28, 14, 28
block(27)  # 27, 13, 26
