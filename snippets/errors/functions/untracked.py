# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

outside = tf.Variable(2.0)


class Product(tf.Module):
    def __init__(self, factor=None):
        self.factor = factor

    @tf.function(input_signature=[tf.TensorSpec([], tf.float32)])
    def __call__(self, x):
        return x * (outside if self.factor is None else self.factor)


tf.saved_model.save(Product(tf.Variable(2.0)), "tracked")
print("saved")
tf.saved_model.save(Product(), "untracked")
