# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.ones((1, 3))
print(tf.keras.layers.Dense(2, activation="relu")(x).shape)
print(tf.keras.layers.Dense(2, activation=tf.nn.leaky_relu)(x).shape)
tf.keras.layers.Dense(2, activation="mish_relu")(x)
