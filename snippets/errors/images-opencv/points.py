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
box = np.array([0.5, 1.0, 3.2, 3.9])  # as a model predicts it
left, top, right, bottom = (int(value) for value in box.round())
cv2.rectangle(image, (left, top), (right, bottom), (0, 255, 0))
print("drawn:", int(image.sum()) > 0)

view = image[:, :, ::-1]  # another order of the channels, without a copy
cv2.rectangle(np.ascontiguousarray(view), (0, 0), (3, 3), (0, 255, 0))
for start, canvas in (((0.5, 1.0), image), ((0, 1), view)):
    try:
        cv2.rectangle(canvas, start, (3, 3), (0, 255, 0))
    except cv2.error as error:
        print(str(error).split("error: ")[1].splitlines()[:3])
