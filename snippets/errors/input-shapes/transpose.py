# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

images = tf.ones((4, 8, 8, 3))
print(tf.transpose(images, [0, 3, 1, 2]).shape)
videos = tf.ones((4, 5, 8, 8, 3))  # one axis more
print(tf.transpose(videos, [0, 1, 4, 2, 3]).shape)
try:
    np.transpose(videos, [0, 3, 1, 2])
except ValueError as error:
    print("NumPy:", error)


@tf.function
def channels_first(x):
    return tf.transpose(x, [0, 3, 1, 2])


for name, call in (
    ("eager", lambda: tf.transpose(videos, [0, 3, 1, 2])),
    ("a graph", lambda: channels_first(videos)),
):
    try:
        call()
    except Exception as error:
        lines = [
            line for line in str(error).split("\n") if "ransp" in line and "for" in line
        ]
        print(
            name, "->", type(error).__name__, (lines or [str(error)])[-1].strip()[:110]
        )
