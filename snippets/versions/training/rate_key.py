# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.default_rng(0).random((64, 4), dtype="float32")  # (64, 4)
y = x.sum(axis=1)  # (64,)
model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")

callbacks = tf.keras.callbacks
for callback in (
    callbacks.LearningRateScheduler(lambda epoch, rate: rate / 2),
    callbacks.ReduceLROnPlateau(monitor="loss"),
):
    history = model.fit(x, y, callbacks=[callback], verbose=0).history
    print(type(callback).__name__, sorted(history))
