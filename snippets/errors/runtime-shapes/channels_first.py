# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

images = tf.ones((1, 3, 8, 8))  # the channels are the first axis of an image
last = tf.transpose(images, (0, 2, 3, 1))
print(tf.keras.layers.Conv2D(4, 3)(last).shape)

first = tf.keras.layers.Conv2D(4, 3, data_format="channels_first")
print(first(images).shape)
