# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


def batches():
    yield np.ones((32, 4), "float32"), np.ones((32, 5), "float32")


def train(units):
    shapes = (tf.TensorShape([None, 4]), tf.TensorShape([None, None]))
    data = tf.data.Dataset.from_generator(batches, (tf.float32, tf.float32), shapes)
    model = tf.keras.Sequential([tf.keras.layers.Dense(units)])
    model.compile("sgd", "mse")
    model.fit(data, shuffle=False, verbose=0)
    print(units, "outputs: trained")


train(5)  # as many outputs as the labels have columns
train(10)
