# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(1)

    def call(self, inputs):
        return self.dense(inputs)


model = Net()
graph = tf.function(model).get_concrete_function(tf.TensorSpec([None, 4]))  # changed

print(model(tf.zeros((2, 4))).shape)
