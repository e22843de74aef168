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
from sklearn.linear_model import LinearRegression

x = np.array([[1.0], [np.nan], [3.0]])
complete = ~np.isnan(x).any(axis=1)
print(StandardScaler().fit_transform(x[complete]).shape)
try:
    LinearRegression().fit(x, [1, 2, 3])
except Exception as error:
    print(type(error).__name__, str(error)[:100])
