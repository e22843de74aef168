# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# environments = ["2.16", "2.21"]
# inputs = "errors/loading-formats/savedmodel_saves"
# inputs-from = ["2.15"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

layer = tf.keras.layers.TFSMLayer("2.15/folder", call_endpoint="serving_default")
saved = np.load("2.15/saved.npz")
predictions = list(layer(saved["x"]).values())[0]
same = np.allclose(predictions, saved["predictions"])
print("the same predictions:", same)
assert same
