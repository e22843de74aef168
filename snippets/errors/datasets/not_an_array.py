# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

data = tf.data.Dataset.from_tensor_slices(tf.ones((8, 3))).batch(4)
for batch in data.take(1):
    print(batch.shape)
print(data[0])
