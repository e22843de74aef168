# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Net(tf.keras.Model):
    def __init__(self):
        self.dense = tf.keras.layers.Dense(1)
        super().__init__()

    def call(self, inputs):
        return self.dense(inputs)


model = Net()
print(model(tf.zeros((2, 4))).shape, len(model.trainable_weights), "weights")
