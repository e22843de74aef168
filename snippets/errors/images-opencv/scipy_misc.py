# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
from PIL import Image

array = np.zeros((8, 8, 3), np.uint8)
Image.fromarray(array).save("image.png")  # imsave, toimage
image = np.asarray(Image.open("image.png").convert("RGB"))  # imread
print(np.asarray(Image.fromarray(image).resize((4, 4))).shape)  # imresize

from scipy.misc import imread, imresize
