# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

image = tf.keras.Input(shape=(2, 2, 1))
same = tf.keras.layers.Conv2D(8, 3, padding="same")
print(same(image).shape)

valid = tf.keras.layers.Conv2D(8, 3)  # needs 3 rows and 3 columns
valid(image)
