# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# probe = true
# environments = ["*+tf_keras"]
# ///
# --8<-- [start:program]
import keras
import tf_keras

inputs = keras.Input(shape=(4,))
outputs = tf_keras.layers.Dense(1)(inputs)
print(outputs.shape)
