# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Double(tf.Module):
    def __init__(self):
        self.factor = tf.Variable(2.0)

    @tf.function(input_signature=[tf.TensorSpec((None,), tf.float32)])
    def __call__(self, x):
        return {"y": self.factor * x}


tf.saved_model.save(Double(), "folder")
serve = tf.saved_model.load("folder").signatures["serving_default"]
print(serve(tf.constant([1.0, 2.0]))["y"].numpy())
