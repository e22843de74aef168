# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# inputs = "errors/loading-optimizers/optimizer_saves"
# inputs-from = ["2.15"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

layer = tf.keras.layers.TFSMLayer(
    "2.15/folder",
    call_endpoint="serving_default",  # changed
)
saved = np.load("2.15/model.npz")
answers = layer(tf.constant(saved["x"]))  # a dictionary of tensors
predictions = list(answers.values())[0]  # changed
same = np.allclose(predictions, saved["predictions"], atol=1e-5)
print("the same predictions:", same)
assert same
