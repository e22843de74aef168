# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

v1 = tf.compat.v1


def network():
    return v1.get_variable("weight", [2])


with tf.Graph().as_default():
    with v1.variable_scope("first"):
        print(network().name)
    with v1.variable_scope("second"):
        print(network().name)
    with v1.variable_scope("first"):
        network()
