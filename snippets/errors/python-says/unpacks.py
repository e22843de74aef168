# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np

batches = iter([(np.ones((8, 3)), np.ones(8), np.ones(8))])
x, y, weights = next(batches)
print("x:", x.shape, "y:", y.shape)
try:
    x, y = (np.ones((8, 3)), np.ones(8), np.ones(8))
except Exception as error:
    print(type(error).__name__, str(error)[:100])
