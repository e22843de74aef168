# /// script
# requires-python = ">=3.6,<3.9"
# dependencies = ["tensorflow==2.4.*", "protobuf<3.21"]
# [tool.proof]
# probe = true
# fresh = true
# environments = ["2.4", "2.4+keras"]
# ///
# --8<-- [start:program]
import keras
import tensorflow as tf

print("keras.Model is tf.keras.Model:", keras.Model is tf.keras.Model)
