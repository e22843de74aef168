# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

jpeg = tf.io.encode_jpeg(tf.zeros((8, 8, 3), tf.uint8))
print(tf.io.decode_jpeg(jpeg).shape)
tf.io.decode_jpeg(b"<html>Not Found</html>")  # what a failed download may have
