# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0,<2.16"]
# [tool.harness]
# probe = true
# inputs = "errors/loading-optimizers/optimizer_saves"
# inputs-from = ["2.15"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.models.load_model("2.15/model.h5")
print("loaded with", type(model.optimizer).__name__)
