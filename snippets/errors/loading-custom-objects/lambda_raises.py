# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4,<2.16"]
# [tool.harness]
# probe = true
# inputs = "errors/loading-custom-objects/lambda_saves"
# inputs-from = ["2.10"]
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.models.load_model("2.10/model.h5")
print(model.predict(tf.ones([1, 4])).shape)
