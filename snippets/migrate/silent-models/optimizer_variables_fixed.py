# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.10", "2.11", "2.13", "2.15"]
# ///
# --8<-- [start:program]
import tensorflow as tf

optimizer = tf.keras.optimizers.legacy.Adam()
variable = tf.Variable([1.0, 2.0])
optimizer.apply_gradients([(tf.constant([0.1, 0.1]), variable)])
names = [one.name.split("/")[-1].split(":")[0] for one in optimizer.variables()]
print(names)
assert names == ["iter", "m", "v"]
