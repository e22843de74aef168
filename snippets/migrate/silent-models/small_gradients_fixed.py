# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.10", "2.11", "2.13", "2.15"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

variable = tf.Variable([1.0])
optimizer = tf.keras.optimizers.legacy.RMSprop(0.1)
optimizer.apply_gradients([(tf.constant([1e-6]), variable)])
print(np.round(variable.numpy(), 4))
assert abs(float(variable[0]) - 0.7597) < 1e-4
