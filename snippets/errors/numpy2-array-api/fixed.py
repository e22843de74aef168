# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

largest = tf.reduce_max(np.array([1, 2, 3]))  # NumPy works with TensorFlow
print("The largest is", largest.numpy())
assert largest == 3
