# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "2.1[7-9]+tf_keras", "2.2?+tf_keras"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.rand(64, 4).astype("float32")  # (64, 4)
y = x.sum(axis=1)  # (64,)
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")


class Batches(tf.keras.utils.Sequence):
    def __init__(self, x, y, size):
        super().__init__()  # changed: Keras 3 expects it
        self.x, self.y, self.size = x, y, size

    def __len__(self):
        return len(self.x) // self.size

    def __getitem__(self, index):
        rows = slice(index * self.size, (index + 1) * self.size)
        return self.x[rows], self.y[rows]


batches = Batches(x, y, 16)
history = model.fit(batches, verbose=0)  # was fit_generator
loss = model.evaluate(batches, verbose=0)  # was evaluate_generator
predicted = model.predict(batches, verbose=0)  # was predict_generator

print(list(history.history), predicted.shape)
assert loss >= 0 and predicted.shape == (64, 1)
