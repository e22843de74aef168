# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

half = tf.eye(2, dtype=tf.float16)  # as with mixed precision
print(tf.linalg.qr(tf.cast(half, tf.float32))[0].dtype)
tf.linalg.qr(half)
