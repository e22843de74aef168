# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


@tf.autograph.experimental.do_not_convert
def total(row):
    result = 0.0
    for one in row:
        result += one
    return result


rows = tf.data.Dataset.from_tensor_slices([[1.0, 2.0], [3.0, 4.0]])
print([one.numpy() for one in rows.map(tf.reduce_sum)])
rows.map(total)
