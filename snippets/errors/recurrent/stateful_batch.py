# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.10", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.ones((8, 5, 3), "float32")
inputs = tf.keras.Input(batch_shape=(4, 5, 3))
model = tf.keras.Model(inputs, tf.keras.layers.LSTM(2, stateful=True)(inputs))
print(model.predict(x, batch_size=4, verbose=0).shape)

inputs = tf.keras.Input((5, 3))  # a batch of any size
tf.keras.Model(inputs, tf.keras.layers.LSTM(2, stateful=True)(inputs))
