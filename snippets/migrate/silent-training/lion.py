# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.13"]
# [tool.harness]
# environments = ["2.1[3-9]", "2.2[0-9]", "*+tf_keras"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

weight = tf.Variable(1.0)
optimizer = tf.keras.optimizers.Lion()
optimizer.apply_gradients([(tf.constant(0.5), weight)])
print("after one step:", round(float(weight.numpy()), 5))
