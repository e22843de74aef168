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
gray = np.ones((4, 28, 28))
images.flow(gray)  # gray[..., None] has the axis
