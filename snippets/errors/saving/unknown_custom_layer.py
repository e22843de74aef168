# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    def call(self, inputs):
        return 2 * inputs


model = tf.keras.Sequential([tf.keras.Input((3,)), Scale()])
model.save("model.h5")

known = {"Scale": Scale}
tf.keras.models.load_model("model.h5", custom_objects=known, compile=False)
print("loaded")
tf.keras.models.load_model("model.h5", compile=False)
