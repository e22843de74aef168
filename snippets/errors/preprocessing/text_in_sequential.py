# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

lookup = tf.keras.layers.StringLookup()
lookup.adapt(tf.constant(["cat", "dog"]))
embedding = tf.keras.layers.Embedding(3, 2)
text = tf.keras.Input((1,), dtype=tf.string)
print(tf.keras.Sequential([text, lookup, embedding])(tf.constant([["dog"]])).shape)
try:
    print(tf.keras.Sequential([lookup, embedding])(tf.constant([["dog"]])).shape)
except tf.errors.UnimplementedError as error:
    print("Without it:", type(error).__name__)
