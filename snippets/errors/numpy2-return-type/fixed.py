# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

total = tf.reduce_sum(np.array([1, 2, 3]))  # NumPy works with TensorFlow
print("The sum is", total.numpy())
assert total == 6
