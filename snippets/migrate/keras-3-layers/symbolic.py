# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf


class Normalize(tf.keras.layers.Layer):  # changed
    def call(self, inputs):  # changed
        length = tf.norm(inputs, axis=1, keepdims=True)
        return inputs / tf.maximum(length, 1e-7)


inputs = tf.keras.Input(shape=(2,))
outputs = Normalize()(inputs)  # was inputs / tf.norm(inputs, …)
model = tf.keras.Model(inputs, outputs)

found = model(tf.constant([[3.0, 4.0]])).numpy().round(2)
print(model.output_shape, found)
assert model.output_shape == (None, 2)
assert abs(found[0, 0] - 0.6) < 0.01 and abs(found[0, 1] - 0.8) < 0.01
