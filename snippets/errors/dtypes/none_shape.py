# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

any_rows = [tf.TensorSpec([None, 4], tf.float32)]  # as a model sees a batch


@tf.function(input_signature=any_rows)
def by_values(x):
    return tf.concat([x, tf.zeros((tf.shape(x)[0], 1))], axis=1)


@tf.function(input_signature=any_rows)
def by_shape(x):
    return tf.concat([x, tf.zeros((x.shape[0], 1))], axis=1)  # (None, 1)


print(by_values(tf.ones((2, 4))).shape)
by_shape(tf.ones((2, 4)))
