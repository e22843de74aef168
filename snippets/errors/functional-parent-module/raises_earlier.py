# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.13"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# inputs = "errors/functional-parent-module/saves"
# inputs-from = ["2.13"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.models.load_model("2.13/model.keras")
print("loaded", len(model.layers), "layers")
