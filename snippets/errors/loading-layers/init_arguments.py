# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    def __init__(self, factor=2.0, **others):
        super().__init__(**others)
        self.factor = factor

    def call(self, inputs):
        return self.factor * inputs

    def get_config(self):
        return {**super().get_config(), "factor": self.factor}


class Strict(Scale):
    def __init__(self, factor=2.0):  # no name, trainable, dtype
        super().__init__(factor)


for layer in [Scale(), Strict()]:
    tf.keras.Sequential([tf.keras.Input((3,)), layer]).save("model.h5")
    known = {"Scale": Scale, "Strict": Strict}
    print(tf.keras.models.load_model("model.h5", known).layers[-1].factor)
