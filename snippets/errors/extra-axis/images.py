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

image = np.ones((1, 28, 28, 3), "float32")  # one image, as expand_dims makes it
layer = tf.keras.layers.MaxPooling2D(2)
print(layer(np.concatenate([image, image])).shape)
batch = np.array([image, image])
print(batch.shape)
layer(batch)
