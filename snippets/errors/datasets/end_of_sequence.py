# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

batches = iter(tf.data.Dataset.range(4).batch(4))
print(batches.get_next().numpy())
print(batches.get_next().numpy())
