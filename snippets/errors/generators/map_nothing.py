# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# ///
# --8<-- [start:program]
import tensorflow as tf


def scale(image, label):
    image / 255, label  # no return


pairs = tf.data.Dataset.from_tensor_slices((tf.ones((4, 3)), tf.zeros(4)))
try:
    pairs.map(scale)
except tf.errors.InvalidArgumentError as error:
    print("must be at least minimum 1" in str(error))
