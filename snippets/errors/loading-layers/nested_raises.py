# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# environments = ["2.16+keras-3.0.5", "2.16+keras-3.6.0", "2.21"]
# inputs = "errors/loading-layers/nested_saves"
# inputs-from = ["2.10"]
# ///
# --8<-- [start:program]
import signal

import tensorflow as tf

signal.alarm(5)  # stops this program after five seconds
model = tf.keras.models.load_model("2.10/nested.h5")
print([type(layer).__name__ for layer in model.layers])
