# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# inputs = "errors/depthwise-groups-time-major/saves"
# inputs-from = ["2.10"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.models.load_model("2.10/sequence.h5")
print([type(layer).__name__ for layer in model.layers])
