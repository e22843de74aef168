# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


def share_wrong(y_true, y_pred):
    wrong = tf.not_equal(y_true, tf.round(y_pred))  # has no gradient
    return tf.reduce_mean(tf.cast(wrong, tf.float32))


x, y = np.ones((8, 2), "float32"), np.ones((8, 1), "float32")
for loss in ("binary_crossentropy", share_wrong):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, activation="sigmoid")])
    model.compile("sgd", loss)
    model.fit(x, y, verbose=0)
    print("trained")
