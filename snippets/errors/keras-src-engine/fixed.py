# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf

inputs = tf.keras.Input(shape=(3,))
print(tf.keras.backend.is_keras_tensor(inputs))  # changed
assert tf.keras.backend.is_keras_tensor(inputs)
