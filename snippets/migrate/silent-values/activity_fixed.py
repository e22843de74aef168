# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.10", "2.15", "2.16", "2.21", "2.22"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.ones((2, 3, 4), "float32")
layer = tf.keras.layers.SimpleRNN(2, "relu", kernel_initializer="ones")
penalty = tf.keras.layers.ActivityRegularization(l2=0.01)
y = penalty(layer(x))
print("penalties:", len(penalty.losses))
mean = 0.01 * np.sum(np.square(y)) / len(x)  # per example
assert np.isclose(float(penalty.losses[0]), mean)
