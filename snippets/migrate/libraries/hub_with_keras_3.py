# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.15", "tensorflow-hub"]
# [tool.harness]
# probe = true
# environments = ["*+tensorflow-hub"]
# ///
# --8<-- [start:program]
import tensorflow as tf
import tensorflow_hub as hub

module = tf.Module()
module.call = tf.function(
    lambda inputs: 2 * inputs, input_signature=[tf.TensorSpec((None, 4), tf.float32)]
)
tf.saved_model.save(module, "module")
layer = hub.KerasLayer("module", signature="serving_default", output_key="output_0")
tf.keras.Sequential([tf.keras.Input((4,)), layer])
