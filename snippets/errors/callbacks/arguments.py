# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x, y = np.ones((8, 3)), np.ones((8, 1))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(loss="mse")


class Report(tf.keras.callbacks.Callback):
    def on_epoch_end(self, epoch):  # logs=None is missing
        print("epoch", epoch)


model.fit(x, y, verbose=0, callbacks=[Report()])
