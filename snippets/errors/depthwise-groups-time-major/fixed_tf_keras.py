# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# environments = ["*+tf_keras"]
# inputs = "errors/depthwise-groups-time-major/saves"
# inputs-from = ["2.10"]
# ///
# --8<-- [start:program]
import numpy as np
import tf_keras  # changed: Keras 2

model = tf_keras.models.load_model("2.10/mobile.h5")  # changed

saved = np.load("2.10/mobile.npz")
same = np.allclose(model(saved["images"]), saved["predictions"], atol=1e-5)
print("the same predictions:", same)
assert same
