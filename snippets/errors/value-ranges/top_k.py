# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

scores = tf.constant([[0.2, 0.5, 0.3]])  # 3 classes
print(tf.math.top_k(scores, k=2).indices.numpy())
tf.math.top_k(scores, k=5)
