# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

inputs = tf.keras.Input(shape=(28, 28, 1))
model = tf.keras.Model(inputs, tf.keras.layers.Flatten()(inputs))
for layer in model.layers:
    print(type(layer).__name__, layer.output_shape)
