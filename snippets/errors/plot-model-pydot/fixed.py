# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

inputs = tf.keras.Input(shape=(4,), name="pixels")
hidden = tf.keras.layers.Dense(3, name="hidden")(inputs)
model = tf.keras.Model(inputs, tf.keras.layers.Dense(1, name="score")(hidden))
for layer in model.layers:  # changed
    print(layer.name, "->", tuple(layer.output.shape), layer.count_params())
