# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

print(tf.scatter_nd([[3]], [1.0], [4]).numpy())
tf.scatter_nd([[4]], [1.0], [4])
