# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.1"]
# [tool.harness]
# environments = ["2.15", "2.21"]
# ///
# --8<-- [start:program]
import sys

import numpy as np
import tensorflow as tf

print("Python", sys.version.split()[0])
print("TensorFlow", tf.version.VERSION, "NumPy", np.__version__)
generation = "Keras 3" if hasattr(tf.keras, "ops") else "Keras 2"
print("tf.keras is", generation)

x = np.linspace(-1, 1, 200, dtype="float32").reshape(-1, 1)
y = 3 * x + 1
model = tf.keras.Sequential([tf.keras.Input(shape=(1,)), tf.keras.layers.Dense(1)])
model.compile(optimizer=tf.keras.optimizers.Adam(0.1), loss="mse")
model.fit(x, y, epochs=30, verbose=0)
loss = model.evaluate(x, y, verbose=0)
print("Ready for the lesson:", loss < 0.01)
assert loss < 0.01
