# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "2.[456]+numpy-1.20"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

print("NumPy", *np.__version__.split(".")[:2])
inputs = tf.keras.Input(shape=(3, 4))
outputs = tf.keras.layers.LSTM(2)(inputs)
print(tf.keras.Model(inputs, outputs).output_shape)
