# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# environments = ["2.[0-9]", "2.[12][0-9]", "2.21+no-tf_keras", "*+tf_keras"]
# ///
# --8<-- [start:program]
from tensorflow.keras.layers import Dense

print(Dense(2).units)
