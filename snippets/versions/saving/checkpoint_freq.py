# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import os

import numpy as np
import tensorflow as tf

x = np.random.default_rng(0).random((64, 4), dtype="float32")  # (64, 4)
y = x.sum(axis=1)  # (64,)
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
save = tf.keras.callbacks.ModelCheckpoint(
    "{epoch}.weights.h5", save_weights_only=True, save_freq=2 * 2
)
model.fit(
    x, y, batch_size=32, epochs=5, callbacks=[save], verbose=0
)  # 2 batches an epoch
print(sorted(name for name in os.listdir() if name.endswith(".h5")))
