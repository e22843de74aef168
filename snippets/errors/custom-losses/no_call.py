# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


class Distance(tf.keras.losses.Loss):
    def loss(self, y_true, y_pred):  # call(self, y_true, y_pred)
        return tf.abs(y_true - y_pred)


Distance()(np.ones((8, 1)), np.ones((8, 1)))
