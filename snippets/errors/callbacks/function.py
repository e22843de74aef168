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


def report(epoch, logs):
    print("epoch", epoch)


x, y = np.ones((8, 3)), np.ones((8, 1))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")

model.fit(
    x, y, callbacks=[tf.keras.callbacks.LambdaCallback(on_epoch_end=report)], verbose=0
)
model.fit(x, y, callbacks=[report], verbose=0)
