# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.*"]
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import keras
import tensorflow as tf

print("keras", keras.__version__)
print("keras.Model is tf.keras.Model:", keras.Model is tf.keras.Model)
