# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np

first, second = np.ones((10, 28, 28)), np.ones((5, 28, 28, 1))
print(np.concatenate([first, second[..., 0]]).shape)
try:
    np.concatenate([first, second])
except Exception as error:
    print(type(error).__name__, str(error)[:100])
