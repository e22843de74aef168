# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf


# --8<-- [start:function]
@tf.function
def size(x):
    if tf.reduce_sum(x) > 10:  # a tensor: becomes a branch of the graph
        answer = "large"
    else:
        answer = "small"
    return answer


# --8<-- [end:function]

print("[1, 2] is", size(tf.constant([1, 2])).numpy().decode())
print("[8, 9] is", size(tf.constant([8, 9])).numpy().decode())
assert size(tf.constant([8, 9])) == "large"
assert size(tf.constant([1, 2])) == "small"
