# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.10", "2.10+numpy-2"]
# ///
# --8<-- [start:program]
import tensorflow as tf

print("The sum is", tf.reduce_sum([1, 2, 3]).numpy())
