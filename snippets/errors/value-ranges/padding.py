# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

image = tf.ones((2, 2))
print(tf.pad(image, [[1, 1], [0, 0]], "REFLECT").shape)
tf.pad(image, [[3, 3], [0, 0]], "REFLECT")
