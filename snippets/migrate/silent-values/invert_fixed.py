# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.10", "2.11", "2.15", "2.16", "2.22"]
# ///
# --8<-- [start:program]
import tensorflow as tf

mean, variance = 3.0, 4.0
layer = tf.keras.layers.Rescaling(scale=variance**0.5, offset=mean)
values = layer(tf.constant([[-1.0], [0.0], [1.0]])).numpy().ravel()
print(values)
assert list(values) == [1.0, 3.0, 5.0]
