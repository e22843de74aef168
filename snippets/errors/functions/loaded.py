# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Product(tf.Module):
    @tf.function(input_signature=[tf.TensorSpec([None, 3], tf.float32)])
    def __call__(self, x):
        return 2 * x


tf.saved_model.save(Product(), "product")
loaded = tf.saved_model.load("product")
print(loaded(tf.ones((4, 3))).shape)
try:
    loaded(tf.ones((4, 5)))
except Exception as error:
    print(type(error).__name__)
