# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf
from tensorflow.python.keras.layers import Dense, Input

inputs = Input(shape=(2,))
model = tf.keras.Model(inputs, Dense(1)(inputs))
print(model.output_shape)
