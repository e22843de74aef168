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


class Batches:  # has the methods of a Sequence, but isn't one
    def __len__(self):
        return 4

    def __getitem__(self, index):
        return np.ones((8, 3), "float32"), np.ones((8, 1), "float32")


class Sequence(Batches, tf.keras.utils.Sequence):
    pass


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
history = model.fit(Sequence(), epochs=2, verbose=0)
print("epochs:", len(history.history["loss"]))
model.fit(Batches(), verbose=0)
