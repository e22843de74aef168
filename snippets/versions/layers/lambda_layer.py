# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

inputs = tf.keras.Input(shape=(4,))
mean = tf.keras.layers.Lambda(lambda t: tf.reduce_mean(t, axis=1), output_shape=())
print(tf.keras.Model(inputs, mean(inputs)).output_shape)
