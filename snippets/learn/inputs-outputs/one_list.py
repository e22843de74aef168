# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.rand(64, 4).astype("float32")  # (64, 4)
total, first = x.sum(axis=1), x[:, 0]  # (64,) and (64,)

inputs = tf.keras.Input(shape=(4,))
outputs = [
    tf.keras.layers.Dense(1, name="total")(inputs),
    tf.keras.layers.Dense(1, name="first")(inputs),
]
model = tf.keras.Model(inputs, outputs)
model.compile("adam", loss="mse", metrics=["mae"])  # one list for two outputs
history = model.fit(x, [total, first], verbose=0).history
print(sorted(history))
