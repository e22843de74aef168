# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.3"]
# [tool.harness]
# inputs = "errors/functional-parent-module/saves"
# inputs-from = ["2.15"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

model = tf.keras.models.load_model("2.15/model.h5")  # changed: saved as .h5

saved = np.load("2.15/check.npz")
same = np.allclose(model(saved["x"]), saved["predictions"], atol=1e-5)
print("the same predictions:", same)
assert same
