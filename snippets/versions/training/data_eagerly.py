# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

tf.data.experimental.enable_debug_mode()
tf.config.run_functions_eagerly(True)
calls = []


def double(number):
    calls.append(tf.executing_eagerly())
    return 2 * number


print([int(number) for number in tf.data.Dataset.range(3).map(double)])
print("calls that ran eagerly:", sum(calls), "of", len(calls))
