# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# inputs = "errors/depthwise-groups-time-major/saves"
# inputs-from = ["2.10"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

model = tf.keras.Sequential(  # changed: the same layers, in code
    [
        tf.keras.Input(shape=(8, 8, 3)),
        tf.keras.layers.DepthwiseConv2D(3),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(2),
    ]
)
model.load_weights("2.10/mobile.h5")  # changed: from the same file

saved = np.load("2.10/mobile.npz")
same = np.allclose(model(saved["images"]), saved["predictions"], atol=1e-5)
print("the same predictions:", same)
assert same
