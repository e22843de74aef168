# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

image = tf.ones((1, 16, 16, 3))
print(tf.keras.layers.Conv2D(4, 3, dilation_rate=2)(image).shape)
tf.keras.layers.Conv2D(4, 3, strides=2, dilation_rate=2)(image)
