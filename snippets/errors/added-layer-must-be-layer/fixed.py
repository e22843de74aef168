# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# environments = ["*+tf_keras"]
# ///
# --8<-- [start:program]
import tf_keras

model = tf_keras.Sequential(
    [tf_keras.Input(shape=(4,)), tf_keras.layers.Dense(1)]  # changed
)
print(model.output_shape)
assert model.output_shape == (None, 1)
