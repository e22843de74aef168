# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

table = np.arange(30, dtype="float32").reshape(10, 3)  # one row for each word
layer = tf.keras.layers.Embedding(
    10,
    3,
    embeddings_initializer=tf.keras.initializers.Constant(table),  # was weights=[table]
    trainable=False,
)
print(layer(np.array([[0, 9]])).numpy().tolist())
assert np.array_equal(layer(np.array([[0, 9]]))[0], table[[0, 9]])
