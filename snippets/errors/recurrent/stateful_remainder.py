# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.10", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

inputs = tf.keras.Input(batch_shape=(4, 5, 3))
model = tf.keras.Model(inputs, tf.keras.layers.LSTM(2, stateful=True)(inputs))
print(model.predict(np.ones((8, 5, 3), "float32"), batch_size=4, verbose=0).shape)
try:
    model.predict(np.ones((10, 5, 3), "float32"), batch_size=4, verbose=0)
except Exception as error:
    print(type(error).__name__)
