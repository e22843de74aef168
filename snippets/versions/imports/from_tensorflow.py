# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.*"]
# ///
# --8<-- [start:program]
from tensorflow import keras

print(keras.layers.Dense(2).units)
