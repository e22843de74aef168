# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

data = tf.data.Dataset.range(3).prefetch(tf.data.experimental.AUTOTUNE)
print([int(number) for number in data])
