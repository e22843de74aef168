# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.13"]
# [tool.proof]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# given = "errors/functional-parent-module/saves"
# given-by = ["2.13"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.models.load_model("2.13/model.keras")
print("loaded", len(model.layers), "layers")
