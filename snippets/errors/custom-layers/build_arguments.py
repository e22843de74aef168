# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    def build(self, shape):
        self.scale = self.add_weight(name="scale", shape=(shape[-1],))

    def call(self, inputs):
        return inputs * self.scale


class WithOption(Scale):
    def build(self, shape, trainable=True):
        super().build(shape)


print(Scale()(tf.ones((1, 3))).shape)
print(WithOption()(tf.ones((1, 3))).shape)
