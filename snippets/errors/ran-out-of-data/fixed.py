# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.default_rng(0).random((64, 4)).astype("float32")
y = x.sum(axis=1)
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")


def batches():
    while True:  # changed: starts again after the last batch
        for start in range(0, 64, 16):
            yield x[start : start + 16], y[start : start + 16]


model.fit(batches(), steps_per_epoch=4, epochs=3, shuffle=False, verbose=0)
print("steps:", int(model.optimizer.iterations.numpy()), "of 12")
assert model.optimizer.iterations.numpy() == 12
