# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

row = tf.ones((2, 3))
print(tf.concat([row, row], axis=-1).shape)
tf.concat([row, row], axis=3)
