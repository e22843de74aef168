# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

query = tf.keras.Input((4, 8))
attended = tf.keras.layers.Attention()([query, query])
print("one tensor:", attended.shape)
attended, scores = tf.keras.layers.Attention()([query, query])
