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


class DepthwiseConv2D(tf.keras.layers.DepthwiseConv2D):  # changed
    def __init__(self, *args, groups=1, **kwargs):  # changed: drops it
        super().__init__(*args, **kwargs)


model = tf.keras.models.load_model(
    "2.10/mobile.h5",
    custom_objects={"DepthwiseConv2D": DepthwiseConv2D},  # changed
)

saved = np.load("2.10/mobile.npz")
same = np.allclose(model(saved["images"]), saved["predictions"], atol=1e-5)
print("the same predictions:", same)
assert same
