# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

row = tf.ones((2, 3))  # two axes
print(tf.transpose(row[..., None], (0, 2, 1)).shape)
tf.transpose(row, (0, 2, 1))
