# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.0", "2.3", "2.4", "2.9", "2.15", "2.16", "2.22"]
# ///
# --8<-- [start:program]
import tensorflow as tf

inputs = tf.keras.Input(shape=(2,))
hidden = tf.keras.layers.Dense(2)(inputs)
model = tf.keras.Model(inputs, tf.keras.layers.Dense(1)(hidden))


def loss(y_true, y_pred):
    return tf.reduce_mean((y_true - y_pred) ** 2) + tf.reduce_mean(hidden**2)


model.compile(optimizer="sgd", loss=loss)
model.fit(tf.ones((8, 2)), tf.ones((8, 1)), verbose=0)
