# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

batch = {"a": tf.ones(2), "b": tf.zeros(2)}
print(tf.stack(list(batch.values()), axis=1).shape)
tf.convert_to_tensor(batch)
