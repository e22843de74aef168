# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

a = tf.constant([[1.0, 2.0]])  # float32
b = tf.constant(np.ones((2, 1)))  # float64, NumPy's default
print(tf.matmul(a, tf.cast(b, a.dtype)).numpy())
tf.matmul(a, b)
