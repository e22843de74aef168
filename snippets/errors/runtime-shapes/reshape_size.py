# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

rows = tf.ones((2, 28))
print(tf.reshape(rows, (2, 7, 4)).shape)  # 7 * 4 is 28
tf.reshape(rows, (2, 7, 5))  # 7 * 5 isn't
