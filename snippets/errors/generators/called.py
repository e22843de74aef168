# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


def numbers():
    yield from [1.0, 2.0, 3.0]


dataset = tf.data.Dataset.from_generator(numbers, tf.float32)
print([float(one) for one in dataset])
tf.data.Dataset.from_generator(numbers(), tf.float32)
