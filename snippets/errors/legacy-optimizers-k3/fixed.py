# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

optimizer = tf.keras.optimizers.Adam(learning_rate=0.1)  # changed
print(optimizer.__class__.__name__)

x = np.linspace(0, 1, 64).reshape(-1, 1)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(optimizer, "mse")
losses = model.fit(x, 3 * x + 1, epochs=20, verbose=0).history["loss"]
print("It trains:", losses[-1] < losses[0])
assert losses[-1] < losses[0]
