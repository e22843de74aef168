# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

weights = []


@tf.function
def double(x, size):
    if not weights:
        weights.append(tf.Variable(2.0))
    return weights[0] * x + tf.ones(size)


try:
    double(tf.ones(3), "three")
except Exception as error:
    print("The first call:", type(error).__name__)
print(double(tf.ones(3), 3))
