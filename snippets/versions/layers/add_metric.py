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


class Watch(tf.keras.layers.Layer):
    def call(self, inputs):
        self.add_metric(tf.reduce_mean(inputs), name="mean", aggregation="mean")
        return inputs


model = tf.keras.Sequential([tf.keras.layers.Dense(1), Watch()])
model.compile("adam", "mse")
print(sorted(model.fit(x, y, verbose=0).history))
