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

mask = np.array([[True, False], [False, True]])
print(cv2.resize(mask.astype("uint8"), (4, 4), interpolation=cv2.INTER_NEAREST).sum())
labels = np.array([[1, 2], [3, 4]])  # int64
print(cv2.resize(labels.astype("float32"), (4, 4)).shape)
wrong = {"bool": mask, "int64": labels, "object": labels.astype(object)}
for name, image in wrong.items():
    try:
        cv2.resize(image, (4, 4))
    except cv2.error as error:
        print(name, "->", str(error).split("error: ")[1].splitlines()[:3])
