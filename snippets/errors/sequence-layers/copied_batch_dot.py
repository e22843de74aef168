# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

query = tf.ones((1, 8, 5, 4))  # batch, heads, steps, features
key = tf.ones((1, 8, 6, 4))
scores = tf.matmul(query, key, transpose_b=True)
print(tf.transpose(scores, (0, 3, 2, 1)).shape)
scores = tf.keras.backend.batch_dot(query, key, axes=[3, 3])
print(scores.shape)
tf.transpose(scores, (0, 3, 2, 1))
