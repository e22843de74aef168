# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0,<2.12"]
# [tool.harness]
# probe = true
# inputs = "errors/functional-parent-module/saves"
# inputs-from = ["2.15"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.models.load_model("2.15/model.keras")
print([type(layer).__name__ for layer in model.layers])
