# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

weight = tf.Variable(1.0)
weight.assign_add(1.0)
print(weight.numpy())
weight += 1.0
