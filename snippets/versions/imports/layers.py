# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.*"]
# ///
# --8<-- [start:program]
import tensorflow as tf
from tensorflow.keras.layers import Dense

print("the same class as tf.keras.layers.Dense:", Dense is tf.keras.layers.Dense)
