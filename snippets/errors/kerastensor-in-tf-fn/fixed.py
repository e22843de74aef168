# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf


class Mean(tf.keras.layers.Layer):  # changed
    def call(self, inputs):  # changed
        return tf.reduce_mean(inputs, axis=1)  # changed


inputs = tf.keras.Input(shape=(4,))
outputs = Mean()(inputs)  # changed
model = tf.keras.Model(inputs, outputs)
print(model.output_shape)
assert model.output_shape == (None,)
assert float(model(tf.constant([[1.0, 2.0, 3.0, 6.0]]))[0]) == 3.0
