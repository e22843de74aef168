# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# environments = ["2.1[6-9]", "2.2[0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import keras

model = keras.Sequential([keras.Input(shape=(4,)), keras.layers.Dense(1)])  # changed
print(model.output_shape)
assert model.output_shape == (None, 1)
