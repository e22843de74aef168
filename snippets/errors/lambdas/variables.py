# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

dense = tf.keras.layers.Dense(2)
x = tf.keras.Input((3,))
print(dense(x).shape)
inside = tf.keras.layers.Dense(2)
y = tf.keras.layers.Lambda(lambda x: inside(x))(x)
print("weights:", len(tf.keras.Model(x, y).trainable_weights))
