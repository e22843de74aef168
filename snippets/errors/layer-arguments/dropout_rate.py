# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.ones((2, 3))
print(tf.keras.layers.Dropout(0.2)(x, training=True).shape)
tf.keras.layers.Dropout(20)(x, training=True)  # percent
