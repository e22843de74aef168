# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.10", "2.15", "2.16", "2.21", "2.22"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

target = tf.constant([[0.0], [1.0], [1.0]])
guess = tf.constant([[0.0], [0.0], [1.0]])  # the second is entirely wrong
print("%.4f" % tf.keras.losses.BinaryCrossentropy()(target, guess))
