# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

rows = tf.ones((3, 3))
print(tf.gather(rows, np.array([0, 1])).shape)
print(rows[np.array([0, 1])].shape)
