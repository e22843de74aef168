# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

one = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(2)])
other = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(2)])
other.set_weights(one.get_weights())
print("arrays:", len(one.get_weights()))
other.layers[-1].set_weights(one.get_weights()[:1])
