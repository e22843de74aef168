# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# inputs = "errors/loading-optimizers/optimizer_saves"
# inputs-from = ["2.15"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

model = tf.keras.models.load_model("2.15/model.h5", compile=False)  # changed
model.compile("adam", "mse")  # changed

saved = np.load("2.15/model.npz")
same = np.allclose(model(saved["x"]), saved["predictions"], atol=1e-5)
print("the same predictions:", same)
assert same
