# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.4", "2.5", "2.15", "2.16", "2.22"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
rows = tf.keras.activations.softmax(x)
print(np.round(rows, 3))
assert np.allclose(rows, [[0.2689, 0.7311]] * 2, atol=1e-4)
