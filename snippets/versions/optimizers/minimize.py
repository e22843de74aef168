# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

w = tf.Variable(5.0)
tf.keras.optimizers.SGD(0.1).minimize(lambda: w**2, [w])
print(round(float(w.numpy()), 2))
