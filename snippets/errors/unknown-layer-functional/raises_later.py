# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# inputs = "errors/unknown-layer-functional/saves"
# inputs-from = ["2.10"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.models.load_model("2.10/model.h5", compile=False)
print("loaded as", type(model).__name__)
