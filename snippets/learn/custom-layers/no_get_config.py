# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    def __init__(self, factor, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor

    def call(self, inputs):
        return self.factor * inputs


model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), Scale(3.0)])
model.save("model.keras")
loaded = tf.keras.models.load_model(
    "model.keras", custom_objects={"Scale": Scale}
)
print("loaded with its factor:", loaded.layers[-1].factor)
