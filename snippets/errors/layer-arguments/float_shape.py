# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

width = 64
print(tf.keras.Input((width // 2, 3)).shape)
x = tf.keras.Input((width / 2, 3))
print(tf.keras.layers.Conv1D(4, 3)(x).shape)
