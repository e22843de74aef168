# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

inputs = tf.keras.Input((3,))
outputs = tf.keras.layers.Dense(1)(inputs)
tf.keras.Model([inputs, inputs], outputs)
