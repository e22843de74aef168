# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# inputs = "errors/loading-optimizers/slot_saves"
# inputs-from = ["2.4"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

loaded = tf.saved_model.load("2.4/folder")
saved = np.load("2.4/model.npz")
answers = loaded.signatures["serving_default"](tf.constant(saved["x"]))
predictions = list(answers.values())[0]
same = np.allclose(predictions, saved["predictions"], atol=1e-5)
print("the same predictions:", same)
assert same
