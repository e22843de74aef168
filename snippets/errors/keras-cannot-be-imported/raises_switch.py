# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import os

os.environ["TF_USE_LEGACY_KERAS"] = "1"  # and tf_keras isn't installed
import tensorflow as tf  # noqa: E402

layer = tf.keras.layers.Dense(2)
print("tf.keras comes from", type(layer).__module__.partition(".")[0])
