# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.12"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# inputs = "errors/k3-to-k2-functional/saves"
# inputs-from = ["2.21"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.models.load_model("2.21/model.h5")
print("loaded", len(model.layers), "layers")
