# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

rows = [[1, 2, 3], [4, 5]]
print(tf.ragged.constant(rows).to_tensor().shape)
tf.constant(rows)
