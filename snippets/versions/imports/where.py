# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.*"]
# ///
# --8<-- [start:program]
import tensorflow as tf

print("Dense:", tf.keras.layers.Dense.__module__)
print("Model:", tf.keras.Model.__module__)
