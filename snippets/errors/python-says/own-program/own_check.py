# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np


def split(images, validation_split, batch_size):
    count = int(len(images) * validation_split)
    if count < batch_size:
        raise ValueError("validation_split too small!")
    return images[:-count], images[-count:]


images = np.zeros((40, 8, 8, 1), "float32")
print(len(images), "images, of which", int(len(images) * 0.1), "are for validation")
print([len(part) for part in split(images, validation_split=0.2, batch_size=8)])
try:
    split(images, validation_split=0.1, batch_size=8)
except ValueError as error:
    print("ValueError:", error)
