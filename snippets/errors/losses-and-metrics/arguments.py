# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x, y = np.ones((8, 3)), np.ones((8, 1))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])


def weighted(weight):
    def loss(y_true, y_pred):
        return weight * tf.reduce_mean(tf.square(y_true - y_pred))

    return loss


def with_three(y_true, y_pred, weight):
    return weight * tf.reduce_mean(tf.square(y_true - y_pred))


model.compile(optimizer="sgd", loss=weighted(2.0))
history = model.fit(x, y, verbose=0)
print("epochs:", len(history.history["loss"]))
model.compile(optimizer="sgd", loss=with_three)
model.fit(x, y, verbose=0)
