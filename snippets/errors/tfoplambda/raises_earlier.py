# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.3"]
# [tool.harness]
# probe = true
# inputs = "errors/tfoplambda/saves"
# inputs-from = ["2.3"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.models.load_model("2.3/model.h5")
print([type(layer).__name__ for layer in model.layers])
