# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

table = tf.ones((10, 4))
print(tf.gather(table, tf.cast([0.0, 1.0], tf.int32)).shape)
tf.gather(table, [0.0, 1.0])
