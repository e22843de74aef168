# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# environments = ["2.16+tf_keras"]
# inputs = "errors/loading-formats/savedmodel_saves"
# inputs-from = ["2.15"]
# ///
# --8<-- [start:program]
import numpy as np
import tf_keras  # changed

model = tf_keras.models.load_model("2.15/folder")  # changed
saved = np.load("2.15/saved.npz")
same = np.allclose(model.predict(saved["x"], verbose=0), saved["predictions"])
print("the same predictions:", same)
assert same
