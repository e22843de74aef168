# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "2.1[7-9]+tf_keras", "2.2?+tf_keras"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


class Batches(tf.keras.utils.Sequence):
    def __init__(self, x, y, batch_size, **kwargs):  # changed
        super().__init__(**kwargs)  # changed
        self.x, self.y, self.batch_size = x, y, batch_size

    def __len__(self):
        return len(self.x) // self.batch_size

    def __getitem__(self, index):
        rows = slice(index * self.batch_size, (index + 1) * self.batch_size)
        return self.x[rows], self.y[rows]


x = np.random.rand(64, 4).astype("float32")  # (64, 4)
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
history = model.fit(Batches(x, x.sum(axis=1), 32), verbose=0)
print(list(history.history))
assert list(history.history) == ["loss"]
