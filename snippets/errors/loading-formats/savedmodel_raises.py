# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.15"]
# [tool.harness]
# probe = true
# environments = ["2.15", "2.16", "2.21", "2.16+tf_keras"]
# inputs = "errors/loading-formats/savedmodel_saves"
# inputs-from = ["2.15"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

model = tf.keras.models.load_model("2.15/folder")
saved = np.load("2.15/saved.npz")
same = np.allclose(model.predict(saved["x"], verbose=0), saved["predictions"])
print("the same predictions:", same)
