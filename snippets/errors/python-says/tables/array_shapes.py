# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np

y, predicted = np.ones(100), np.ones((100, 1))  # predict returns two axes
print((y - predicted[:, 0]).shape, (y - predicted).shape)
try:
    y[:, 0]
except Exception as error:
    print(type(error).__name__, str(error)[:100])
