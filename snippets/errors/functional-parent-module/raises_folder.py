# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.14"]
# [tool.harness]
# probe = true
# inputs = "errors/functional-parent-module/saves"
# inputs-from = ["2.10"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.models.load_model("2.10/model.keras")
print("loaded", len(model.layers), "layers")
