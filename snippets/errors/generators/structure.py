# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


def rows():
    for _ in range(4):
        yield np.ones(3, "float32"), np.float32(1), np.float32(0.5)


three = tf.data.Dataset.from_generator(rows, (tf.float32, tf.float32, tf.float32))
print("parts:", len(three.element_spec))
two = tf.data.Dataset.from_generator(rows, (tf.float32, tf.float32))
for row in two:
    print(len(row))
