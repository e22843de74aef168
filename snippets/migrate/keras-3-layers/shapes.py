# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28, 1)),
        tf.keras.layers.Conv2D(4, 3),
        tf.keras.layers.Flatten(),
    ]
)
for layer in model.layers:
    before = tuple(layer.input.shape)  # was layer.input_shape
    after = tuple(layer.output.shape)  # was layer.output_shape
    print(type(layer).__name__, before, "to", after)

assert after == (None, 26 * 26 * 4)
assert model.input_shape == (None, 28, 28, 1)  # a model keeps its own
