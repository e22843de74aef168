# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

row = tf.ones((1, 10))
print([part.shape[1] for part in tf.split(row, [4, 3, 3], axis=1)])
tf.split(row, 3, axis=1)
