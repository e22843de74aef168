# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.1"]
# ///
# --8<-- [start:program]
import tensorflow as tf


@tf.keras.utils.register_keras_serializable("site")  # changed
class Twice(tf.keras.layers.Layer):
    def call(self, inputs):
        return 2 * inputs


doubled = Twice()(tf.constant([3.0])).numpy()
print(doubled)
assert doubled == [6.0]
