# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.0+keras-2.3.1", "2.1+keras-2.3.1"]
# ///
# --8<-- [start:program]
import keras
import tensorflow as tf

inputs = tf.keras.Input(shape=(3,))
hidden = tf.keras.layers.Dense(2)(inputs)
print(keras.layers.Dense(1)(hidden).shape)
