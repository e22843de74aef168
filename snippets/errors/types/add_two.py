# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

model = tf.keras.Sequential()
model.add(tf.keras.layers.Dense(4), tf.keras.layers.Dense(1))
model.build((None, 3))
print("layers:", len(model.layers))
