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

table = np.ones((8, 20), "float32")  # rows with 20 numbers each
print(tf.keras.layers.Conv1D(2, 3)(table[..., np.newaxis]).shape)
images = np.ones((8, 20, 4, 1), "float32")
try:
    tf.keras.layers.Conv1D(2, 3)(table)
except ValueError as error:
    print(str(error).split(" is incompatible")[-1])
layer = tf.keras.layers.MaxPooling1D(2)
layer(images)
