# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Result:
    def __init__(self, value):
        self.value = value


@tf.function
def values(x):
    return {"value": 2 * x}


@tf.function
def an_object(x):
    return Result(2 * x)


print(float(values(tf.constant(2.0))["value"]))
an_object(tf.constant(2.0))
