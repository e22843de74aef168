# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import sys

sys.modules["optree"] = None  # as if optree weren't installed
import tensorflow as tf  # noqa: E402

layer = tf.keras.layers.Dense(2)
print(layer(tf.ones((1, 3))).shape)
