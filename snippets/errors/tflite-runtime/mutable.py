# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.6", "2.8", "2.10", "2.15"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Counts(tf.Module):
    def __init__(self):
        self.calls = tf.Variable(0.0)

    @tf.function(input_signature=[tf.TensorSpec([1, 3])])
    def __call__(self, x):
        self.calls.assign_add(1.0)  # what the program changes while it runs
        return x * 2.0

    @tf.function(input_signature=[tf.TensorSpec([1, 3])])
    def predict(self, x):
        return x * 2.0


module = Counts()
for name, function in (("predict", module.predict), ("call", module.__call__)):
    tf.saved_model.save(module, name, signatures=function.get_concrete_function())
    converter = tf.lite.TFLiteConverter.from_saved_model(name)
    print(name, "bytes:", len(converter.convert()) > 100)
