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
optimizer = tf.keras.optimizers.legacy.Nadam(0.1)
for slope in (0.5, -1.0, 0.2):
    optimizer.apply_gradients([(tf.constant([slope]), variable)])
print(np.round(variable.numpy(), 4))
assert abs(float(variable[0]) - 0.9687) < 1e-4
