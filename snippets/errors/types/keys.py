# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = tf.keras.Input((3,))
states = tf.keras.layers.Dense(4)(x)
encoder = tf.keras.Model(x, {"last_hidden_state": states, "pooler_output": states})
output = encoder(np.ones((2, 3), "float32"))
layer = tf.keras.layers.Dense(1)
print(layer(output["last_hidden_state"]).shape)
sequence, pooled = output
print(repr(sequence))
layer(sequence)
