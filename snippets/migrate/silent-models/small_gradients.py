# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.10", "2.11", "2.15", "2.16", "2.22"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

variable = tf.Variable([1.0])
optimizer = tf.keras.optimizers.RMSprop(0.1)
optimizer.apply_gradients([(tf.constant([1e-6]), variable)])
print(np.round(variable.numpy(), 4))
