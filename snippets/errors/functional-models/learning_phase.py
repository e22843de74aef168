# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

inputs = tf.keras.Input((3,))
hidden = tf.keras.layers.Dense(2)(inputs)
model = tf.keras.Model(inputs, tf.keras.layers.Dense(1)(hidden))

until_hidden = tf.keras.Model(model.input, hidden)
print(until_hidden(np.ones((1, 3)), training=False).shape)
phase = tf.keras.backend.learning_phase()
tf.keras.backend.function([model.input, phase], [hidden])
