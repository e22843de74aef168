# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import os

import numpy as np


def floats(path):
    """How many weights a file of Darknet has, after its header."""
    major, minor, _ = np.fromfile(path, "int32", 3)
    header = 12 + (8 if major * 10 + minor >= 2 else 4)  # the last one: images seen
    return (os.path.getsize(path) - header) // 4


with open("tiny.weights", "wb") as file:
    file.write(np.array([0, 2, 0], "int32").tobytes() + np.int64(64).tobytes())
    file.write(np.zeros(432, "float32").tobytes())  # 3 x 3 x 3 x 16, without biases
print(floats("tiny.weights"))
with open("tiny.weights", "rb") as file:
    file.read(20)
    print(np.ndarray((16, 3, 3, 3), "float32", file.read(16 * 27 * 4)).shape)
    np.ndarray((32,), "float32", file.read(32 * 4))
