# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


def load(number):
    return np.ones((4,), "float32")  # TensorFlow doesn't know its shape


def pair(number):
    return tf.numpy_function(load, [number], tf.float32), 1.0


def shaped(number):
    x, y = pair(number)
    x.set_shape((4,))
    return x, y


for make in (shaped, pair):
    data = tf.data.Dataset.range(8).map(make).batch(4)
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    model.fit(data, shuffle=False, verbose=0)
    print("trained")
