# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras", "2.16+keras-3.*", "2.21+keras-3.*"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(4,)),  # changed
        tf.keras.layers.Dense(8, activation="relu"),
        tf.keras.layers.Dense(1),
    ]
)
features = tf.keras.Model(model.inputs, model.layers[0].output)  # changed
print(features.output_shape, tuple(model.outputs[0].shape))
assert features.output_shape == (None, 8)
assert tuple(model.outputs[0].shape) == (None, 1)  # was model.output
