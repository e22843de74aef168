# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

layer = tf.keras.layers.experimental.preprocessing.Rescaling(1.0 / 255)
print(layer(tf.constant([255.0])).numpy())
