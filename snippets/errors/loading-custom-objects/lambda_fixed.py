# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# inputs = "errors/loading-custom-objects/lambda_saves"
# inputs-from = ["2.10"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

model = tf.keras.Sequential(  # changed: the same layers, in code
    [
        tf.keras.Input(shape=(4,)),
        tf.keras.layers.Dense(1),
        tf.keras.layers.Lambda(lambda t: 2 * t),
    ]
)
model.load_weights("2.10/model.h5")  # changed: from the same file

saved = np.load("2.10/model.npz")
same = np.allclose(model(saved["x"]), saved["predictions"], atol=1e-5)
print("the same predictions:", same)
assert same
