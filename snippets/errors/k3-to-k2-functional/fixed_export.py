# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.12"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# inputs = "errors/k3-to-k2-functional/saves"
# inputs-from = ["2.21"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

served = tf.saved_model.load("2.21/folder")  # changed: what export wrote

saved = np.load("2.21/check.npz")
predictions = served.serve(saved["x"])  # changed: only predicts
same = np.allclose(predictions, saved["predictions"], atol=1e-5)
print("the same predictions:", same)
assert same
