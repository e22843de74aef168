# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

matrix = tf.constant([[1.0, 1.0], [1.0, 1.0]])
print(tf.linalg.inv(matrix + 0.01 * tf.eye(2)).shape)
tf.linalg.inv(matrix)
