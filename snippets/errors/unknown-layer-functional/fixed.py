# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# inputs = "errors/unknown-layer-functional/saves"
# inputs-from = ["2.4"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

model = tf.keras.models.load_model(
    "2.4/model.h5",
    compile=False,
    custom_objects={"Functional": tf.keras.Model},  # changed
)

saved = np.load("2.4/check.npz")
same = np.allclose(model(saved["x"]), saved["predictions"], atol=1e-5)
print("the same predictions:", same)
assert same
