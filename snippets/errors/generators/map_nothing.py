# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


def scale(image, label):
    image / 255, label  # no return


pairs = tf.data.Dataset.from_tensor_slices((tf.ones((4, 3)), tf.zeros(4)))
pairs.map(scale)
