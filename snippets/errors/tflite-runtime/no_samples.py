# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


@tf.function(input_signature=[tf.TensorSpec((1, 4))])
def product(x):
    return tf.nn.relu(tf.matmul(x, tf.ones((4, 2))))


def converter():
    one = tf.lite.TFLiteConverter.from_concrete_functions(
        [product.get_concrete_function()]
    )
    one.optimizations = [tf.lite.Optimize.DEFAULT]
    one.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    return one


right = converter()
right.representative_dataset = lambda: ([tf.random.normal((1, 4))] for _ in range(4))
print("converted:", len(right.convert()) > 0)
converter().convert()
