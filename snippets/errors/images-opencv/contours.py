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

image = np.zeros((16, 16), np.uint8)
image[4:8, 4:8] = 255
found = cv2.findContours(image, cv2.RETR_TREE, cv2.CHAIN_APPROX_SIMPLE)
print("parts:", len(found), "contours:", len(found[-2]))  # any OpenCV
_, contours, hierarchy = found
