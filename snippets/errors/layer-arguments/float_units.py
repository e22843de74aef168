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
print(tf.keras.layers.Dense(width // 2)(tf.ones((1, 4))).shape)
print(tf.keras.layers.Dense(width / 2)(tf.ones((1, 4))).shape)
