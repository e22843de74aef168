# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf

layer = tf.keras.layers.Dense(1)
layer.build((None, 4))
weight = layer.kernel

print("a tf.Variable:", isinstance(weight, tf.Variable))
print("in a computation:", tf.matmul(tf.ones((2, 4)), weight).shape)
weight.assign(tf.zeros((4, 1)))
print("after assign:", float(tf.reduce_sum(weight)))
