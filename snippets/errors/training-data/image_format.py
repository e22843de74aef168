# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

png = tf.io.encode_png(tf.zeros((2, 2, 3), tf.uint8))
print(tf.io.decode_image(png).shape)
tf.io.decode_image(b"<html>Not Found</html>")  # what a failed download may have
