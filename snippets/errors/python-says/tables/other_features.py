# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+scikeras", "2.21+scikeras"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
from sklearn.preprocessing import StandardScaler

table = np.arange(12.0).reshape(4, 3)
scaler = StandardScaler().fit(table)
label_scaler = StandardScaler().fit(table[:, :1])
print(label_scaler.inverse_transform(np.zeros((4, 1))).shape)
try:
    scaler.transform(table[:, :2])
except Exception as error:
    print(type(error).__name__, str(error)[:100])
