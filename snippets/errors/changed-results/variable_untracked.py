# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


class Shift(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.offset = tf.Variable(0.0)

    def call(self, inputs):
        return inputs + self.offset


x = np.random.default_rng(0).normal(size=(2048, 1)).astype("float32")
model = tf.keras.Sequential(
    [tf.keras.Input(shape=(1,)), tf.keras.layers.Dense(1, use_bias=False), Shift()]
)
model.compile(optimizer=tf.keras.optimizers.Adam(0.1), loss="mse")
model.fit(x, 2 * x + 5, epochs=5, verbose=0)

offset = float(model.layers[-1].offset.numpy())
print("Weights that train:", len(model.trainable_weights))
print("The offset is near 5:", abs(offset - 5) < 0.5)
