# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

layers = tf.keras.layers
words = layers.TextVectorization(output_sequence_length=3)
words.adapt(["good film", "bad film"])
print(words(["good"]).shape)
empty = layers.TextVectorization(output_sequence_length=3)
print(empty(["good"]).numpy())
