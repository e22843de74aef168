# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.1", "2.2", "2.15", "2.16", "2.22"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x, y = np.zeros((4, 2)), np.zeros((4, 1))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse", metrics=["mae"])
names = list(model.fit(x, y, verbose=0).history)
print(names)
assert sorted(names) == ["loss", "mae"]
