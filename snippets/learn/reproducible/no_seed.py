# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.8"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import tensorflow as tf

tf.config.experimental.enable_op_determinism()

print(tf.random.normal((3,)).shape)
