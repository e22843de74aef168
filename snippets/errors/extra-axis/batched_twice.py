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
model = tf.keras.Sequential([tf.keras.Input((5, 2)), tf.keras.layers.LSTM(4), tf.keras.layers.Dense(1)])
print("batched once:", data.element_spec.shape, model(next(iter(data))).shape)
twice = data.batch(2)
print("batched twice:", twice.element_spec.shape)
model(next(iter(twice)))
