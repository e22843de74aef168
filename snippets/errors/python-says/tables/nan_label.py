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

labels = np.array([0.0, 2.0, np.nan, 1.0])
known = ~np.isnan(labels)
print(tf.keras.utils.to_categorical(labels[known], 3).shape)
tf.keras.utils.to_categorical(labels, 3)
