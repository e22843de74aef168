# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.zeros((3,))
print(tf.tensor_scatter_nd_update(x, [[0]], [1.0]).numpy())
x[0] = 1.0
