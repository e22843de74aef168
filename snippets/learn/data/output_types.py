# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


def squares():
    for number in range(3):
        yield number, number**2


data = tf.data.Dataset.from_generator(
    squares, output_types=(tf.int32, tf.int32), output_shapes=((), ())
)
print([(int(a), int(b)) for a, b in data])
