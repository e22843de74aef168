# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

x = np.ones((8, 5, 2), "float32")
data = tf.data.Dataset.from_tensor_slices(x).batch(4)
layer = tf.keras.layers.LSTM(4)
print("batched once:", data.element_spec.shape, layer(next(iter(data))).shape)
twice = data.batch(2)
print("batched twice:", twice.element_spec.shape)
layer(next(iter(twice)))
