# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

rows = [[1, 2, 3], [4, 5]]
shape = tf.TensorShape([None])
data = tf.data.Dataset.from_generator(lambda: iter(rows), tf.int32, shape)
for batch in data.padded_batch(2, padded_shapes=shape):
    print(batch.numpy().tolist())
for batch in data.batch(2):
    print(batch.numpy().tolist())
