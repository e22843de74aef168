# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

sparse = tf.sparse.from_dense([[0.0, 1.0], [2.0, 0.0]])
print(tf.add(tf.sparse.to_dense(sparse), 1.0).numpy().tolist())
tf.add(sparse, 1.0)
