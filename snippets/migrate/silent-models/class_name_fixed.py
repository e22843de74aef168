# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.1", "2.2", "2.15", "2.16", "2.22"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x, y = np.zeros((4, 2)), np.array([[0.0], [1], [0], [1]])
model = tf.keras.Sequential([tf.keras.layers.Dense(1, "sigmoid")])
model.compile("sgd", "mse", metrics=[tf.keras.metrics.AUC(name="AUC")])
names = sorted(model.fit(x, y, verbose=0).history)
print(names)
assert names == ["AUC", "loss"]
