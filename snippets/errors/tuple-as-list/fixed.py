# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf

inputs = tf.keras.Input(shape=(28, 28))
rows, columns = tuple(inputs.shape)[1:]  # changed
outputs = tf.keras.layers.Reshape((rows * columns,))(inputs)
print(tf.keras.Model(inputs, outputs).output_shape)
assert tuple(outputs.shape) == (None, 784)
