# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.5", "2.10", "2.15", "2.16", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


class Squared(tf.keras.losses.Loss):
    def call(self, y_true, y_pred):
        return tf.reduce_mean(tf.square(y_true - y_pred), axis=-1)


def squared(y_true, y_pred):
    return Squared()(y_true, y_pred)


x, y = np.ones((8, 3), "float32"), np.ones((8, 1), "float32")
for metric in (squared, Squared()):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", Squared(), metrics=[metric])
    print(sorted(model.fit(x, y, verbose=0).history))
