# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
from tensorflow.keras.preprocessing.image import ImageDataGenerator

images = np.random.rand(8, 28, 28, 1)
batches = ImageDataGenerator(horizontal_flip=True).flow(images, batch_size=4)
print(batches[0].shape)
