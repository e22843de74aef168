# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.8"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.rand(64, 4).astype("float32")  # (64, 4)
y = x.sum(axis=1)  # (64,)
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
backup = tf.keras.callbacks.BackupAndRestore("backup")  # was callbacks.experimental
history = model.fit(x, y, epochs=2, callbacks=[backup], verbose=0)
print("epochs:", len(history.epoch))
assert len(history.epoch) == 2
