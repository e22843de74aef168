# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.10", "2.12", "2.13", "2.16", "2.22"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

series = np.arange(10.0)
span = 2 * (3 - 1) + 1  # rows from the first of a window to its last
starts = np.arange(len(series) - span + 1)
windows = np.stack([series[start : start + span : 2] for start in starts])
print("windows:", len(windows), "the last:", windows[-1])
assert list(windows[-1]) == [5.0, 7.0, 9.0]
