# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0", "tensorflow-hub", "setuptools<81"]
# [tool.harness]
# environments = ["2.21+tensorflow-hub"]
# ///
# --8<-- [start:program]
import tensorflow as tf
import tensorflow_hub as hub


class Double(tf.Module):
    @tf.function(input_signature=[tf.TensorSpec([None])])
    def __call__(self, x):
        return 2 * x


tf.saved_model.save(Double(), "double")
double = hub.load("double")  # a folder, or a TF Hub URL

print(double(tf.constant([1.0, 2.0])).numpy())
assert double(tf.constant([4.0])) == 8.0
