# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.10", "2.15"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

tf.compat.v1.disable_eager_execution()


class Scores:
    def near(self, y_true, y_pred):
        return tf.reduce_mean(tf.cast(tf.abs(y_true - y_pred) < 1, tf.float32))


def near(y_true, y_pred):
    return Scores().near(y_true, y_pred)


x, y = np.ones((8, 3)), np.ones((8, 1))
model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse", metrics=[near])
print(sorted(model.fit(x, y, verbose=0).history))
model.compile(optimizer="sgd", loss="mse", metrics=[Scores().near])
