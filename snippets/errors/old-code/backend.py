# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# environments = ["2.21"]
# probe = true
# fresh-interpreter = true
# ///
# --8<-- [start:program]
import os

os.environ["KERAS_BACKEND"] = "theano"

import tensorflow as tf

tf.keras.layers.Dense(1)
