# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.11,<2.16"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.random.rand(64, 4).astype("float32")  # (64, 4)
y = x.sum(axis=1)  # (64,)
optimizer = tf.keras.optimizers.legacy.Adam(0.01)  # changed

for units in (8, 16):
    model = tf.keras.Sequential(
        [tf.keras.layers.Dense(units, activation="relu"), tf.keras.layers.Dense(1)]
    )
    model.compile(optimizer, "mse")
    model.fit(x, y, verbose=0)
print("both trained")
assert int(optimizer.iterations.numpy()) == 4
