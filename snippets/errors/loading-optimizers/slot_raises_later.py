# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# inputs = "errors/loading-optimizers/optimizer_saves"
# inputs-from = ["2.10"]
# ///
# --8<-- [start:program]
import tensorflow as tf

loaded = tf.saved_model.load("2.10/folder")
print(list(loaded.signatures))
