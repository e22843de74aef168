# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

query = tf.ones((1, 4, 3))
value = tf.ones((1, 5, 3))
attend = tf.keras.layers.MultiHeadAttention(num_heads=2, key_dim=2)
print(attend(query, value).shape)
attend(query)
