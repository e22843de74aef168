# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "2.[0-5]+keras*"]
# ///
# --8<-- [start:program]
from tensorflow import keras  # changed

print("keras.Model is in", keras.Model.__module__.split(".")[0])
assert keras.layers.Dense(2).units == 2
