# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
from tensorflow import keras

inputs = keras.Input((3,))
hidden, pooled = keras.layers.Dense(4)(inputs), keras.layers.Dense(2)(inputs)
encoder = keras.Model(inputs, {"hidden": hidden, "pooled": pooled})

x = keras.Input((3,))
print(keras.layers.Dense(1)(encoder(x)["hidden"]).shape)
hidden, pooled = encoder(x)
keras.layers.Dense(1)(hidden)
