# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.10", "2.11", "2.15", "2.16", "2.22"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

optimizer = tf.keras.optimizers.Adam()
variable = tf.Variable([1.0, 2.0])
optimizer.apply_gradients([(tf.constant([0.1, 0.1]), variable)])
found = optimizer.variables
found = found() if callable(found) else found
print([one.name.split("/")[-1].split(":")[0] for one in found])
