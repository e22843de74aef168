# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
from skimage.color import rgb2gray
from skimage.metrics import structural_similarity
from skimage.transform import resize

mask = np.zeros((8, 8), bool)
print(resize(mask, (4, 4), order=0).dtype, resize(mask.astype("float32"), (4, 4)).dtype)
image = np.random.rand(8, 8, 3)
print(round(structural_similarity(image, image, channel_axis=-1, data_range=1.0), 3))
wrong = {
    "a mask": lambda: resize(mask, (4, 4), order=1),
    "gray": lambda: rgb2gray(image[..., 0]),
    "the old name": lambda: __import__("skimage.measure").measure.compare_ssim,
}
for name, call in wrong.items():
    try:
        call()
    except Exception as error:
        print(name, "->", type(error).__name__, str(error)[:90])
