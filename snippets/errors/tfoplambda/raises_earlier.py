# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.3"]
# [tool.proof]
# probe = true
# given = "errors/tfoplambda/saves"
# given-by = ["2.3"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.models.load_model("2.3/model.h5")
print([type(layer).__name__ for layer in model.layers])
