# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


@tf.keras.utils.register_keras_serializable(package="my_package")
class Scale(tf.keras.layers.Layer):
    def __init__(self, factor=1.0, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor

    def call(self, inputs):
        return self.factor * inputs

    def get_config(self):
        return {**super().get_config(), "factor": self.factor}


model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), Scale(3.0)])
model.save("model.keras")
loaded = tf.keras.models.load_model("model.keras")  # no custom_objects
print("loaded with its factor:", loaded.layers[-1].factor)
