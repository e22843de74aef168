# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.10", "2.15"]
# inputs = "migrate/move-models/save_one"
# inputs-from = ["2.4"]
# ///
# --8<-- [start:program]
import os
import shutil

import numpy as np
import tensorflow as tf

with open("2.4/model.keras", "rb") as file:
    print("it begins with", file.read(4))  # HDF5, in spite of its name
os.makedirs("moved")
shutil.copy("2.4/model.keras", "moved/model.h5")

model = tf.keras.models.load_model("moved/model.h5")
expected = np.load("2.4/expected.npz")
same = np.allclose(model(expected["x"]), expected["y"], atol=1e-6)
print("same predictions:", same)
assert same
