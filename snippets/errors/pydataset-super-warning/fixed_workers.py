# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


class Batches(tf.keras.utils.PyDataset):
    def __init__(self, x, y, batch_size, **kwargs):
        super().__init__(**kwargs)
        self.x, self.y, self.batch_size = x, y, batch_size

    def __len__(self):
        return len(self.x) // self.batch_size

    def __getitem__(self, index):
        rows = slice(index * self.batch_size, (index + 1) * self.batch_size)
        return self.x[rows], self.y[rows]


x = np.random.rand(64, 4).astype("float32")  # (64, 4)
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
batches = Batches(x, x.sum(axis=1), 32, workers=2, max_queue_size=4)  # changed
history = model.fit(batches, verbose=0)  # changed: no workers= here
print(list(history.history), batches.workers)
assert list(history.history) == ["loss"] and batches.workers == 2
