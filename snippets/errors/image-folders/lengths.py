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

images = tf.keras.preprocessing.image.ImageDataGenerator()
images.flow(np.ones((4, 28, 28, 1)), np.ones(3))
