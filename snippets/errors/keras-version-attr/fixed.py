# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import sys

import tensorflow as tf

package = tf.keras.Model.__module__.partition(".")[0]  # changed
print(package, sys.modules[package].__version__)  # changed
assert package in ("keras", "tf_keras", "tensorflow")
