# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

optimizer = tf.keras.optimizers.SGD(lr=0.1, momentum=0.9, decay=1e-4)
print("the rate is", round(float(optimizer.learning_rate.numpy()), 4))
