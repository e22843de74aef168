# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

a, b = tf.keras.Input(shape=(2,)), tf.keras.Input(shape=(2,))
total = tf.keras.layers.Add()([a, b])
print(len(tf.keras.Model([a, b], total).inputs))
tf.keras.Model(a, total)  # the other input is missing
