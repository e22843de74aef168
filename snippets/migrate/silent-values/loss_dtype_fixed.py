# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.10", "2.15", "2.16", "2.21", "2.22"]
# ///
# --8<-- [start:program]
import tensorflow as tf

classes = tf.constant([0, 2])
guess = tf.constant([[0.7, 0.2, 0.1], [0.3, 0.5, 0.2]], tf.float64)
each = tf.keras.losses.sparse_categorical_crossentropy(classes, guess)
loss = tf.reduce_mean(each)
print(loss.dtype.name)
assert loss.dtype == tf.float64
