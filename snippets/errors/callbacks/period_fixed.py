# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import os

import numpy as np
import tensorflow as tf


class SaveEvery(tf.keras.callbacks.Callback):  # changed
    """Saves the weights after each `epochs` epochs."""

    def __init__(self, path, epochs):
        super().__init__()
        self.path, self.epochs = path, epochs

    def on_epoch_end(self, epoch, logs=None):
        if (epoch + 1) % self.epochs == 0:
            self.model.save_weights(self.path.format(epoch=epoch + 1))


x = np.random.default_rng(0).random((64, 4), dtype="float32")  # (64, 4)
y = x.sum(axis=1)  # (64,)
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
save = SaveEvery("{epoch}.weights.h5", epochs=2)  # changed
model.fit(x, y, epochs=5, callbacks=[save], verbose=0)
print(sorted(name for name in os.listdir() if name.endswith(".h5")))
