# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf

weight = tf.Variable(0.0)
optimizer = tf.keras.optimizers.SGD(0.1)
gradient = tf.clip_by_value(tf.constant(200.0), -1.0, 1.0)
optimizer.apply_gradients([(gradient, weight)])
print("the weight after one step:", round(float(weight.numpy()), 4))
assert abs(float(weight.numpy()) + 0.1) < 1e-6
