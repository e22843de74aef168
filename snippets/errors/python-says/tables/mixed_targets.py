# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+scikeras", "2.21+scikeras"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
from sklearn.metrics import classification_report, confusion_matrix

y = np.array([0, 1, 2, 1])
one_hot = np.eye(3)[y]
predicted = np.array(
    [[0.8, 0.1, 0.1], [0.2, 0.7, 0.1], [0.1, 0.2, 0.7], [0.6, 0.3, 0.1]]
)

print(confusion_matrix(one_hot.argmax(axis=1), predicted.argmax(axis=1)).tolist())
try:
    confusion_matrix(one_hot, predicted.argmax(axis=1))
except Exception as error:
    print(type(error).__name__, str(error)[:100])
