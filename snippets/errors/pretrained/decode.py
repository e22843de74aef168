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

own = np.array([[0.1, 0.7, 0.2]])  # of a model with 3 classes
print("class", own.argmax(axis=1))
tf.keras.applications.imagenet_utils.decode_predictions(own)
