# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

called = []


class Counted(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(1)

    def call(self, inputs):
        return self.dense(inputs)

    def train_step(self, data):
        called.append("train_step")
        return super().train_step(data)


x = np.random.rand(32, 4).astype("float32")
model = Counted()
model.compile(optimizer="sgd", loss="mse")
history = model.fit(x, x.sum(axis=1, keepdims=True), verbose=0).history
print("fit trained, with a loss:", "loss" in history)
assert called, "fit never called train_step"
print("fit called train_step")
