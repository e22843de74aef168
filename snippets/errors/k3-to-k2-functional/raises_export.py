# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.4,<2.16"]
# [tool.harness]
# probe = true
# inputs = "errors/k3-to-k2-functional/saves"
# inputs-from = ["2.21"]
# ///
# --8<-- [start:program]
import tensorflow as tf

served = tf.saved_model.load("2.21/folder")
print(served.serve(tf.ones([1, 4])).shape)
