# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.4", "2.5", "2.15", "2.16", "2.22"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
print(np.round(tf.keras.activations.softmax(x, axis=0), 3))
