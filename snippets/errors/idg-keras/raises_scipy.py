# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "*+statsmodels"]
# ///
# --8<-- [start:program]
import numpy as np
from tensorflow.keras.preprocessing.image import ImageDataGenerator

images = np.random.rand(8, 28, 28, 1)
batches = ImageDataGenerator(rotation_range=10).flow(images, batch_size=4)
print(batches[0].shape)
