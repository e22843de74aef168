# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

inputs = tf.keras.Input(shape=(4,), name="pixels")
model = tf.keras.Model(inputs, tf.keras.layers.Dense(1)(inputs))
print([tensor.name.split(":")[0] for tensor in model.inputs])  # changed
