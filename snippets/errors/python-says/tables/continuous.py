# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+scikeras", "2.21+scikeras"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
from sklearn.metrics import accuracy_score

y = np.array([0, 1, 1, 0])
predicted = np.array([[0.2], [0.9], [0.6], [0.7]])  # of a sigmoid

print(accuracy_score(y, (predicted > 0.5).astype(int)))
try:
    accuracy_score(y, predicted)
except Exception as error:
    print(type(error).__name__, str(error)[:100])
