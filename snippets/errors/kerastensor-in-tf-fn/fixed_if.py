# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf


class Negative(tf.keras.layers.Layer):  # changed
    def call(self, inputs):  # changed
        return tf.where(inputs[0, 0] > 0, -inputs, inputs)  # changed


inputs = tf.keras.Input(shape=(4,))
outputs = tf.keras.layers.Dense(1)(inputs)
outputs = Negative()(outputs)  # changed
model = tf.keras.Model(inputs, outputs)
print(model.output_shape)
assert model.output_shape == (None, 1)
assert float(model(tf.ones((1, 4)))[0, 0]) <= 0
