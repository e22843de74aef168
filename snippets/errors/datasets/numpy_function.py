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

numbers = tf.data.Dataset.from_tensor_slices(np.ones((2, 3), "float32"))
doubled = numbers.map(lambda row: tf.numpy_function(lambda x: 2 * x, [row], tf.float32))
print(next(iter(doubled)).numpy())
nothing = numbers.map(lambda row: tf.numpy_function(lambda x: None, [row], tf.float32))
next(iter(nothing))
