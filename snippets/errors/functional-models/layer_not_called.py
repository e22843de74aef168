# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

inputs = tf.keras.Input(shape=(2, 2))
flat = tf.keras.layers.Flatten()
print(tf.keras.layers.Dense(1)(flat(inputs)).shape)
tf.keras.layers.Dense(1)(flat)  # the layer itself, not its result
