# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

steps = tf.ones((1, 5, 4))
context = tf.ones((4,))
print(tf.tensordot(steps, context, axes=1).shape)
try:
    tf.keras.backend.dot(steps, context)
except IndexError as error:
    print("K.dot:", error)
