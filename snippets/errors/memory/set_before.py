# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import tensorflow as tf

tf.config.threading.set_intra_op_parallelism_threads(1)
print("before the first tensor: set")
tf.constant(1)
tf.config.threading.set_intra_op_parallelism_threads(2)
