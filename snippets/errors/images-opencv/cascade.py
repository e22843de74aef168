# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import os

import cv2
import numpy as np

image = np.zeros((64, 64), np.uint8)
if not hasattr(cv2, "CascadeClassifier"):
    print("OpenCV", cv2.__version__.split(".")[0], "has no CascadeClassifier")
else:
    path = os.path.join(cv2.data.haarcascades, "haarcascade_frontalface_default.xml")
    detector = cv2.CascadeClassifier(path)
    print("faces:", len(detector.detectMultiScale(image)))

    wrong = cv2.CascadeClassifier("haarcascade_frontalface_default.xml")
    print("is it empty?", wrong.empty())
    wrong.detectMultiScale(image)
