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

image = np.zeros((8, 8, 3), np.uint8)
print("written to a file:", cv2.imwrite("shown.png", image))
cv2.imshow("window", image)
