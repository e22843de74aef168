# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4+statsmodels", "2.15+statsmodels", "2.21+statsmodels"]
# probe = true
# ///
# --8<-- [start:program]
import pandas as pd

labels = pd.Series([1.0, 0.0, 1.0]).drop(0)  # as after a split or a filter
print(labels.to_numpy()[[0, 1]])
try:
    labels[[0, 1]]
except Exception as error:
    print(type(error).__name__, str(error)[:100])
