# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

words = ["cat", "dog"]
print(tf.keras.layers.StringLookup(vocabulary=words)(["dog"]).numpy())
tf.keras.layers.StringLookup(words)
