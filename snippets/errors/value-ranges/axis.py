# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

one_axis = tf.constant([0.1, 0.7, 0.2])
print(tf.argmax(one_axis, axis=-1).numpy())
tf.argmax(one_axis, axis=1)
