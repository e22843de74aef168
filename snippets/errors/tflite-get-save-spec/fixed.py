# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.13"]
# [tool.harness]
# environments = ["2.[12][0-9]", "2.15+keras-3", "2.16+keras-3*"]
# ///
# --8<-- [start:program]
import keras
import tensorflow as tf


class Scale(keras.layers.Layer):
    def build(self, input_shape):  # changed: the layer owns its variable
        self.factor = self.add_weight(name="factor", shape=(), initializer="ones")

    def call(self, inputs):
        return inputs * self.factor


model = keras.Sequential([keras.layers.Input(shape=(4,)), Scale()])
model.export("folder")  # changed
model_bytes = tf.lite.TFLiteConverter.from_saved_model("folder").convert()  # changed
print("converted:", len(model_bytes) > 500)
