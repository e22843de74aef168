# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.ones((2, 2))
print(tf.reduce_sum(x, axis=1, keepdims=True).shape, tf.nn.dropout(x, rate=0.5).shape)
print(tf.compat.v1.reduce_sum(x, 1, keep_dims=True).shape)
old = {
    "reduce_sum": lambda: tf.reduce_sum(x, 1, keep_dims=True),
    "reduce_max": lambda: tf.reduce_max(x, reduction_indices=1),
    "argmax": lambda: tf.argmax(x, dimension=1),
    "softmax": lambda: tf.nn.softmax(x, dim=1),
    "dropout": lambda: tf.nn.dropout(x, keep_prob=0.5),
    "squeeze": lambda: tf.squeeze(x, squeeze_dims=[]),
    "expand_dims": lambda: tf.expand_dims(x, dim=0),
}
for name, call in old.items():
    try:
        call()
    except TypeError as error:
        print(name, "->", error)
