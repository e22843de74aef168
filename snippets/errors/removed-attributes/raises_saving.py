# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


@tf.keras.saving.register_keras_serializable("site")
class Twice(tf.keras.layers.Layer):
    def call(self, inputs):
        return 2 * inputs


print(Twice()(tf.constant([3.0])).numpy())
