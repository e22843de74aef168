# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.proof]
# probe = true
# given = "errors/loading/optimizer_saves"
# given-by = ["2.15"]
# ///
# --8<-- [start:program]
import tensorflow as tf

layer = tf.keras.layers.TFSMLayer("2.15/folder")
print("loaded")
