# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

mean = tf.keras.metrics.Mean()
mean.update_state([1.0, 3.0])
mean.reset_state()
print("after reset_state():", float(mean.result()))
