# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import cv2
import numpy as np

image = np.random.rand(8, 8, 3)  # float64
print(cv2.cvtColor(image.astype("float32"), cv2.COLOR_BGR2GRAY).shape)
gray = np.zeros((8, 8), np.uint8)
print(cv2.cvtColor(gray, cv2.COLOR_GRAY2BGR).shape)
for wrong in (image, gray):
    try:
        cv2.cvtColor(wrong, cv2.COLOR_BGR2GRAY)
    except cv2.error as error:
        print([line for line in str(error).split("\n") if line.startswith(">")])
