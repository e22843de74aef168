# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

weight = tf.Variable(0.0)
optimizer = tf.keras.optimizers.SGD(0.1, clipvalue=1.0)
optimizer.apply_gradients([(tf.constant(200.0), weight)])
print("the weight after one step:", round(float(weight.numpy()), 4))
