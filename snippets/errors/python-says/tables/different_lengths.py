# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+scikeras", "2.21+scikeras"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
from sklearn.model_selection import train_test_split

x, y = np.ones((10, 3)), np.ones(9)
print([part.shape for part in train_test_split(x[:9], y, test_size=3)])
try:
    train_test_split(x, y)
except Exception as error:
    print(type(error).__name__, str(error)[:100])
