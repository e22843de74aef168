# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

weight = tf.Variable(1.0)
with tf.GradientTape() as tape:
    loss = tf.constant(2.0)  # not computed with the weight
gradient = tape.gradient(loss, weight)
print(gradient)
tf.reduce_mean(gradient)
