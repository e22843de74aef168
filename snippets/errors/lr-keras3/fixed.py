# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf

optimizer = tf.keras.optimizers.Adam(learning_rate=0.1)  # changed
print("the rate is", round(float(optimizer.learning_rate.numpy()), 4))
assert abs(optimizer.learning_rate.numpy() - 0.1) < 1e-6
