# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "2.15+keras-3", "2.16+keras-3*", "2.21+keras-3*"]
# ///
# --8<-- [start:program]
import tensorflow as tf

metric = tf.keras.metrics.MeanAbsoluteError()  # changed
error = metric([[1.0, 2.0]], [[3.0, 4.0]]).numpy()  # changed
print(error)
assert error == 2.0
