# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.10", "2.15", "2.16", "2.21", "2.22"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

layer = tf.keras.layers.StringLookup(vocabulary=["a", "b"], output_mode="multi_hot")
print("StringLookup:", layer(tf.constant([["a", "b"]])).dtype)
layer = tf.keras.layers.TextVectorization(vocabulary=["a"], output_mode="multi_hot")
print("TextVectorization:", layer(tf.constant(["a b"])).dtype)
