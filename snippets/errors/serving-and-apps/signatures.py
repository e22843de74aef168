# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Doubler(tf.Module):
    @tf.function
    def __call__(self, x):
        return 2.0 * x


module = Doubler()
doubled = module.__call__.get_concrete_function(tf.TensorSpec([None], tf.float32))
tf.saved_model.save(module, "served", signatures=doubled)
print("served:", list(tf.saved_model.load("served").signatures))

tf.saved_model.save(module, "unserved")
loaded = tf.saved_model.load("unserved")
print("unserved:", list(loaded.signatures))
print("called:", loaded(tf.constant([1.0])).numpy())
loaded.signatures["serving_default"]
