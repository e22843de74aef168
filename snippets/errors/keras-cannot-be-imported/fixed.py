# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# fresh-interpreter = true
# environments = ["2.[0-9]", "2.[12][0-9]", "2.21+no-tf_keras", "*+tf_keras"]
# ///
# --8<-- [start:program]
import os

os.environ.pop("TF_USE_LEGACY_KERAS", None)  # changed: before TensorFlow
import tensorflow as tf  # noqa: E402

layer = tf.keras.layers.Dense(2)
print(layer(tf.ones((1, 3))).shape)
assert layer(tf.ones((1, 3))).shape == (1, 2)
