# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.11"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

w = tf.Variable(5.0)
optimizer = tf.keras.optimizers.SGD(0.1)
print(len(optimizer.get_updates(w**2, [w])))
