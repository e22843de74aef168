# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


def scale(image):
    return image / 255


def scale_both(image, label):
    return image / 255, label


pairs = tf.data.Dataset.from_tensor_slices((tf.ones((4, 3)), tf.zeros(4)))
print("parts:", len(pairs.map(scale_both).element_spec))
pairs.map(scale)
