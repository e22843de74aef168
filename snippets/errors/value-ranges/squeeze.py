# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

batch = tf.ones((2, 3, 1))
print(tf.squeeze(batch, axis=-1).shape)
tf.squeeze(batch, axis=1)
