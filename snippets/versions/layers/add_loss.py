# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.rand(64, 4).astype("float32")  # (64, 4)
y = x.sum(axis=1)  # (64,)


class Small(tf.keras.layers.Layer):
    def call(self, inputs):
        self.add_loss(tf.reduce_mean(tf.square(inputs)))
        return inputs


model = tf.keras.Sequential([tf.keras.layers.Dense(1), Small()])
model.compile("adam", "mse")
model.fit(x, y, verbose=0)
print("losses:", len(model.losses))
