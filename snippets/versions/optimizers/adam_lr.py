# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

optimizer = tf.keras.optimizers.Adam(lr=0.1)
print("the rate is", round(float(optimizer.learning_rate.numpy()), 4))
