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

layers = tf.keras.layers
images = np.ones((8, 6, 6, 2), "float32")
print(layers.GlobalAveragePooling2D()(images).shape)
pooled = layers.GlobalAveragePooling2D()(images)
layers.GlobalAveragePooling2D()(pooled)
