# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

inputs = tf.keras.Input(shape=(2,))
outputs = tf.keras.layers.Dense(1, name="score")(inputs)
model = tf.keras.Model(inputs, outputs)
print(model.get_layer("score").units, [layer.name for layer in model.layers][1:])
model.get_layer("dense")
