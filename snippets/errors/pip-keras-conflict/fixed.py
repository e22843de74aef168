# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.6"]
# [tool.harness]
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import keras
import tensorflow as tf

print("tf.keras is this keras:", tf.keras.Model is keras.Model)
assert tf.keras.Model is keras.Model
