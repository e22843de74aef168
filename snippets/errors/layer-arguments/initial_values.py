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

print(tf.constant_initializer(np.array([1.0, 2.0]))((2,)).numpy())
tf.constant_initializer(tf.constant([1.0, 2.0]))((2,))
