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
        tf.keras.layers.Dense(10),
    ]
)

for layer in model.layers:
    print(type(layer).__name__, tuple(layer.output.shape))  # changed

assert tuple(model.layers[0].output.shape) == (None, 26, 26, 4)
assert tuple(model.layers[0].input.shape) == (None, 28, 28, 1)  # was input_shape
assert model.output_shape == (None, 10)  # a model still has output_shape
