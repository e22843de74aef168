# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

kept = []


@tf.function
def double(x):
    kept.append(2 * x)
    return 2 * x


@tf.function
def add_returned(y):
    return y + 1.0


@tf.function
def add_kept():
    return kept[0] + 1.0


print(add_returned(double(tf.constant(1.0))).numpy())
print(add_kept().numpy())
