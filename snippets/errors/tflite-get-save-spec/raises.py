# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.6"]
# [tool.harness]
# probe = true
# environments = ["2.[6-9]", "2.[12][0-9]", "2.15+keras-3", "2.16+keras-3*"]
# ///
# --8<-- [start:program]
import keras
import tensorflow as tf

factor = tf.Variable(2.0)  # belongs to no layer: the model can't be saved


class Scale(keras.layers.Layer):
    def call(self, inputs):
        return inputs * factor


model = keras.Sequential([keras.layers.Input(shape=(4,)), Scale()])
model_bytes = tf.lite.TFLiteConverter.from_keras_model(model).convert()
print("converted:", len(model_bytes) > 500)
