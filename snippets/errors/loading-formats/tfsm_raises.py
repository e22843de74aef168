# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# probe = true
# inputs = "errors/loading-optimizers/optimizer_saves"
# inputs-from = ["2.15"]
# ///
# --8<-- [start:program]
import tensorflow as tf

layer = tf.keras.layers.TFSMLayer("2.15/folder")
print("loaded")
