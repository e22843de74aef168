# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

row = tf.zeros(4)
print(tf.tensor_scatter_nd_update(row, [[0], [1]], [5.0, 5.0]).numpy())
tf.tensor_scatter_nd_update(row, [[0], [1]], [5.0])
