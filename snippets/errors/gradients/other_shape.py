# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

weight = tf.Variable([1.0, 2.0])
optimizer = tf.keras.optimizers.Adam()
optimizer.apply_gradients([(tf.ones(2), weight)])
optimizer.apply_gradients([(tf.ones(3), weight)])
