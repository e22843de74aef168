# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# environments = ["*+tf_keras"]
# inputs = "errors/functional-parent-module/saves"
# inputs-from = ["2.15"]
# ///
# --8<-- [start:program]
import numpy as np
import tf_keras  # changed: Keras 2

model = tf_keras.models.load_model("2.15/model.keras")  # changed

saved = np.load("2.15/check.npz")
same = np.allclose(model(saved["x"]), saved["predictions"], atol=1e-5)
print("the same predictions:", same)
assert same
model.save("model.h5")  # Keras 3 can read this file
