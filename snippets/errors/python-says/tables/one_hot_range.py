# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

labels = np.array([1, 2, 3])  # three classes, from 1
print(tf.keras.utils.to_categorical(labels - 1, num_classes=3).shape)
try:
    tf.keras.utils.to_categorical(labels, num_classes=3)
except Exception as error:
    print(type(error).__name__, str(error)[:100])
