# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.6"]
# ///
# --8<-- [start:program]
import tensorflow as tf

layer = tf.keras.layers.Rescaling(1.0 / 255)  # changed
print(layer(tf.constant([255.0])).numpy())
assert layer(tf.constant([255.0])).numpy() == 1
