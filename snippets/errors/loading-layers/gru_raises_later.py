# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "2.16+keras-3*", "2.21+keras-3*"]
# inputs = "errors/loading-layers/gru_saves"
# inputs-from = ["2.15"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.models.load_model("2.15/gru.h5")
print([type(layer).__name__ for layer in model.layers])
