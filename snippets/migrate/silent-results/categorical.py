# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

table = tf.keras.utils.to_categorical([0, 2, 1])
print(table.dtype, table.shape, table.nbytes, "bytes")
