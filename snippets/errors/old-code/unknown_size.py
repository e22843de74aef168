# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.keras.Input((None, 8))
print(tf.keras.layers.Dense(x.shape[-1])(x).shape, x.shape[1])
print(tf.keras.layers.Reshape((-1, 4))(x).shape)
tf.keras.layers.Reshape((int(tf.shape(x)[1]), 4, 2))(x)
