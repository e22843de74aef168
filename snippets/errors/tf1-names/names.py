# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.constant([[1.0, 4.0]])
print(
    tf.math.log(x).shape, tf.multiply(x, x).shape, tf.cast([1], tf.float32).dtype.name
)
print(tf.compat.v1.log(x).shape, hasattr(tf.compat.v1, "mul"))
for name in (
    "log",
    "to_float",
    "random_normal",
    "mul",
    "nn.seq2seq",
    "train.AdamOptimizer",
):
    owner, _, last = name.rpartition(".")
    try:
        getattr(getattr(tf, owner) if owner else tf, last)
    except AttributeError as error:
        print(error)
