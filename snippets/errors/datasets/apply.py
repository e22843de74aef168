# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

data = tf.data.Dataset.from_tensor_slices(tf.ones((8, 3)))
square = tf.function(tf.math.square)
print(data.map(square).element_spec.shape)
data.apply(square)
