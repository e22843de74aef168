# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras", "2.16+keras-3.*", "2.21+keras-3.*"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.Sequential(
    [tf.keras.layers.Dense(8, activation="relu"), tf.keras.layers.Dense(1)]
)
model(tf.zeros((2, 4)))
inputs = tf.keras.Input(shape=(4,))  # changed
hidden = model.layers[0](inputs)  # changed: the same layer, the same weights
features = tf.keras.Model(inputs, hidden)  # changed
print(features.output_shape)
assert features.output_shape == (None, 8)
assert features.layers[-1] is model.layers[0]
assert tuple(features.input.shape) == (None, 4)
