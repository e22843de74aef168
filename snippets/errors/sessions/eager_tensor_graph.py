# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

with tf.Graph().as_default():
    print("in a graph:", tf.constant([1.0]).op.type)

x = tf.constant([1.0]) * 2.0
print("eager:", x.numpy())
x.graph
