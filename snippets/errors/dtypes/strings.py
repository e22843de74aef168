# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.array([["1", "2"], ["3", "4"]])  # as read from a file of text
y = np.ones((2, 1), "float32")
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(x.astype("float32"), y, verbose=0)
print("float32: trained")
model.fit(x, y, verbose=0)
