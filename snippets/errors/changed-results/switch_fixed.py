# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16", "tf_keras"]
# [tool.harness]
# fresh-interpreter = true
# environments = ["*+tf_keras", "2.21+tensorflow-hub-0.16.1"]
# ///
# --8<-- [start:program]
import os

os.environ["TF_USE_LEGACY_KERAS"] = "1"  # changed: before the first import
import tensorflow as tf

print("tf.keras is", tf.keras.Model.__module__.split(".")[0])
assert tf.keras.Model.__module__.startswith("tf_keras")  # changed: stops if not
