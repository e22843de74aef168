# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.6"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import importlib
import sys

import tensorflow as tf

api = importlib.import_module("tensorflow.keras")  # changed: the module itself
package = tf.keras.Model.__module__.partition(".")[0]  # changed
api.__version__ = sys.modules[package].__version__  # changed: before the library

from tensorflow.keras import __version__  # noqa: E402

print("as an import:", __version__ == sys.modules[package].__version__)
assert __version__ == sys.modules[package].__version__
