# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

data = tf.data.Dataset.range(10)
print(len(data.batch(5)))
print(len(data.filter(lambda number: number > 4)))
