# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.*"]
# fresh-interpreter = true
# ///
# --8<-- [start:program]
from keras.layers import Dense
import tensorflow as tf

print("the same class as tf.keras.layers.Dense:", Dense is tf.keras.layers.Dense)
