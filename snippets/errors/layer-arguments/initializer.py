# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

print(tf.keras.layers.Dense(2, kernel_initializer="glorot_uniform").name)  # Xavier's
tf.keras.layers.Dense(2, kernel_initializer="xavier")
