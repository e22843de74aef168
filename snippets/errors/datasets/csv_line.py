# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

print(tf.io.decode_csv("1.5,2", [[0.0], [0]]))
tf.io.decode_csv("height,2", [[0.0], [0]])
