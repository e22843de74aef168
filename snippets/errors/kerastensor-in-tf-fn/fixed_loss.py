# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf


class SmallActivations(tf.keras.layers.Layer):  # changed
    def call(self, inputs):  # changed
        self.add_loss(tf.reduce_mean(inputs**2))  # changed
        return inputs  # changed


inputs = tf.keras.Input(shape=(2,))
hidden = tf.keras.layers.Dense(2)(inputs)
hidden = SmallActivations()(hidden)  # changed
model = tf.keras.Model(inputs, tf.keras.layers.Dense(1)(hidden))

model.compile(optimizer="sgd", loss="mse")  # changed
model.fit(tf.ones((8, 2)), tf.ones((8, 1)), verbose=0)
print("The losses of layers:", len(model.losses))
assert len(model.losses) == 1
