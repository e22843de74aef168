# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf


class Shift(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.offset = self.add_weight(  # was tf.Variable(0.0)
            name="offset", shape=(), initializer="zeros"
        )
        self.calls = self.add_weight(  # was tf.Variable(0.0, trainable=False)
            name="calls", shape=(), initializer="zeros", trainable=False
        )

    def call(self, inputs):
        self.calls.assign(self.calls + 1.0)
        return inputs + self.offset


layer = Shift()
layer(tf.zeros((2, 4)))
trained = len(layer.trainable_weights)
print("trainable:", trained, "others:", len(layer.non_trainable_weights))
print("calls:", int(layer.calls.numpy()))
assert trained == 1 and len(layer.non_trainable_weights) == 1
assert layer.calls.numpy() == 1
