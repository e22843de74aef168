# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

inputs = tf.keras.Input(shape=(4,))
outputs = tf.reduce_mean(inputs, axis=1)
print(tf.keras.Model(inputs, outputs).output_shape)
