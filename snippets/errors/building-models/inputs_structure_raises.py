# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

inputs = tf.keras.Input(shape=(4,), name="a")
outputs = tf.keras.layers.Dense(1)(inputs)
model = tf.keras.Model([inputs], outputs)
print(model(np.ones((2, 4), "float32")).shape)
