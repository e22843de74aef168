# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.2"]
# ///
# --8<-- [start:program]
import tensorflow as tf

layers = tf.keras.layers
if not hasattr(layers, "Rescaling"):  # changed: an older release
    layers = tf.keras.layers.experimental.preprocessing

layer = layers.Rescaling(1.0 / 255)  # changed
print(layer(tf.constant([255.0])).numpy())
assert layer(tf.constant([255.0])).numpy() == 1
